package org.attentiontoolkit.tasks.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
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
    int[] lengths = lines.stream().mapToInt(line -> line.length).toArray();
    for (int[] members : DecodingBatches.of(lengths, TOGETHER)) {
      stop.check();
      try (Tape tape = engine.inference()) {
        LineBatch batch =
            LineBatch.of(Arrays.stream(members).mapToObj(lines::get).toList(), members);
        TokenScores.Next next = model.next(tape, batch);
        Segments segments = batch.inputs().segments();
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
