package org.attentiontoolkit.tasks.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.attentiontoolkit.api.task.Ensemble;
import org.attentiontoolkit.api.task.ReferenceScorer;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.tasks.batch.DecodingBatches;
import org.attentiontoolkit.tasks.data.PlainText;
import org.attentiontoolkit.tasks.data.TextSide;
import org.attentiontoolkit.tasks.metric.TokenScores;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.error.Problem;

/**
 * Scores given lines.
 *
 * @param ensemble the models beside the one that is asked
 */
record LineScorer(TextSide side, Ensemble ensemble, Stop stop)
    implements ReferenceScorer<LanguageModel> {
  private static final int TOGETHER = 64;

  @Override
  public List<String> fields() {
    return List.of(PlainText.TEXT);
  }

  @Override
  public List<Scored> score(Engine engine, LanguageModel first, List<List<String>> examples) {
    LineModel model = LineEnsemble.of(first, side, ensemble);
    List<int[]> lines = examples.stream().map(texts -> side.encode(texts.getFirst())).toList();
    List<Scored> scored =
        new ArrayList<>(Collections.nCopies(lines.size(), new Scored(List.of(), List.of())));
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Optional<Problem> problem =
          model.room().targetProblem("The line is not scored", lines.get(i).length);
      if (problem.isPresent()) {
        scored.set(i, Scored.refused(problem.get()));
      } else {
        places.add(i);
      }
    }
    int[] lengths = places.stream().mapToInt(i -> lines.get(i).length).toArray();
    for (int[] batch : DecodingBatches.of(lengths, TOGETHER)) {
      int[] members = Arrays.stream(batch).map(places::get).toArray();
      stop.check();
      try (Tape tape = engine.inference()) {
        LineBatch together =
            LineBatch.of(Arrays.stream(members).mapToObj(lines::get).toList(), members);
        TokenScores.Next next = model.next(tape, together);
        Segments segments = together.inputs().segments();
        for (int b = 0; b < members.length; b++) {
          scored.set(
              members[b],
              TokenScores.scored(
                  side.vocabulary()::token, next, segments.start(b), segments.end(b)));
        }
      }
    }
    return scored;
  }
}
