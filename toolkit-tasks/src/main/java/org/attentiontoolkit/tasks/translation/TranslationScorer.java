package org.attentiontoolkit.tasks.translation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.attentiontoolkit.api.task.Ensemble;
import org.attentiontoolkit.api.task.ReferenceScorer;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.tasks.batch.DecodingBatches;
import org.attentiontoolkit.tasks.data.ParallelText;
import org.attentiontoolkit.tasks.data.Room;
import org.attentiontoolkit.tasks.data.Sides;
import org.attentiontoolkit.tasks.metric.TokenScores;
import org.attentiontoolkit.tasks.store.ParallelExample;
import org.attentiontoolkit.tasks.store.SentencePair;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.error.Problem;

/**
 * Scores given translations.
 *
 * @param ensemble the models beside the one that is asked
 * @param maxSource longer sources are refused
 */
record TranslationScorer(Sides sides, Ensemble ensemble, int maxSource, Stop stop)
    implements ReferenceScorer<TranslationModel> {
  private static final int TOGETHER = 64;
  private static final String REFUSED = "The reference is not scored";

  @Override
  public List<String> fields() {
    return List.of(ParallelText.SOURCE, "reference");
  }

  @Override
  public List<Scored> score(Engine engine, TranslationModel first, List<List<String>> examples) {
    SourceModel model = TranslationEnsemble.of(first, sides, ensemble);
    List<ParallelExample> pairs =
        examples.stream()
            .map(texts ->
                sides.example(new SentencePair(texts.getFirst(), texts.getLast(), 0), true))
            .toList();
    List<Scored> scored =
        new ArrayList<>(Collections.nCopies(pairs.size(), new Scored(List.of(), List.of())));
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < pairs.size(); i++) {
      Optional<Problem> problem = problem(pairs.get(i), model.room());
      if (problem.isPresent()) {
        scored.set(i, Scored.refused(problem.get()));
      } else {
        places.add(i);
      }
    }
    int[] lengths = places.stream().mapToInt(i -> pairs.get(i).target().length).toArray();
    for (int[] batch : DecodingBatches.of(lengths, TOGETHER)) {
      stop.check();
      int[] members = Arrays.stream(batch).map(places::get).toArray();
      try (Tape tape = engine.inference()) {
        TranslationBatch together =
            TranslationBatch.of(Arrays.stream(members).mapToObj(pairs::get).toList(), members);
        TokenScores.Next next = model.next(tape, together);
        Segments targets = together.inputs().segments();
        for (int b = 0; b < members.length; b++) {
          List<String> words = sides.words(examples.get(members[b]).getFirst());
          scored.set(
              members[b],
              TokenScores.scored(
                  id -> sides.targetLabel(id, words), next, targets.start(b), targets.end(b)));
        }
      }
    }
    return scored;
  }

  private Optional<Problem> problem(ParallelExample pair, Room room) {
    int tokens = pair.source().length - 1;
    return tokens > maxSource
        ? Optional.of(tooLong(tokens))
        : room.sourceProblem(REFUSED + ", by its source", pair.source().length)
            .or(() -> room.targetProblem(REFUSED, pair.target().length));
  }

  private Problem tooLong(int tokens) {
    return Problem.input(
            "text.too-long",
            REFUSED
                + ": its source has %,d tokens, more than the %,d that".formatted(tokens, maxSource)
                + " decoding.max-source allows.")
        .hint("Cut it into sentences, or allow more: --set task.decoding.max-source=N.");
  }
}
