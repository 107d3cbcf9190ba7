package org.attentiontoolkit.tasks.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.attentiontoolkit.api.output.Output;
import org.attentiontoolkit.api.output.Search;
import org.attentiontoolkit.api.output.SearchWatch;
import org.attentiontoolkit.api.output.SearchWatch.Kept;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.EngineOptions;
import org.attentiontoolkit.tensor.Tape;
import org.junit.jupiter.api.Test;

/** What a beam tells of itself, against all that could have followed at each step. */
final class WatchedBeamTest {
  private static final int WIDTH = 3;
  private static final int WORDS = 5;
  private static final int LIMIT = 6;
  private static final int[] SOURCES = {3, 14, 15, 92};
  private static final RandomLanguage LANGUAGE = new RandomLanguage(WORDS, SOURCES);
  private static final BeamSearch SEARCH =
      new BeamSearch(new BeamSearch.Config(WIDTH, LengthPenalty.NONE, 0, 0, 0, 0, 1, 0));

  private final Map<Integer, List<List<Kept>>> told = new LinkedHashMap<>();

  @Test
  void eachStepKeepsTheLikeliestOfAllThatCouldFollow() {
    List<List<Output>> found =
        search((source, kept) -> told.computeIfAbsent(source, s -> new ArrayList<>()).add(kept));
    assertThat(told.keySet()).containsExactlyInAnyOrder(0, 1, 2, 3);
    told.forEach((source, steps) -> {
      List<int[]> going = List.of(new int[0]);
      List<int[]> finished = new ArrayList<>();
      for (List<Kept> step : steps) {
        assertThat(step)
            .extracting(Kept::logProbability)
            .isSortedAccordingTo(Comparator.reverseOrder());
        List<int[]> paths = new ArrayList<>();
        for (Kept kept : step) {
          paths.add(then(going.get(kept.parent()), kept.token()));
        }
        assertThat(paths).containsExactlyElementsOf(likeliest(source, going, finished.size()));
        going = new ArrayList<>();
        for (int i = 0; i < step.size(); i++) {
          int[] path = paths.get(i);
          Kept kept = step.get(i);
          assertThat(kept.logProbability())
              .isCloseTo(LANGUAGE.logProbability(SOURCES[source], path), within(1e-4));
          assertThat(kept.finished())
              .isEqualTo(kept.token() == RandomLanguage.END || path.length == LIMIT);
          (kept.finished() ? finished : going).add(path);
        }
      }
      assertThat(finished).contains(found.get(source).getFirst().tokens());
    });
  }

  @Test
  void watchingChangesNothing() {
    List<List<Output>> watched = search((source, kept) -> {});
    List<List<Output>> alone = search(SearchWatch.NONE);
    for (int i = 0; i < SOURCES.length; i++) {
      assertThat(watched.get(i).getFirst().tokens())
          .containsExactly(alone.get(i).getFirst().tokens());
    }
  }

  private static List<int[]> likeliest(int source, List<int[]> going, int finished) {
    List<int[]> all = new ArrayList<>();
    for (int[] path : going) {
      for (int word = 0; word < WORDS; word++) {
        all.add(then(path, word));
      }
    }
    all.sort(Comparator.comparingDouble(path -> -LANGUAGE.logProbability(SOURCES[source], path)));
    return all.subList(0, Math.min(all.size(), WIDTH - finished));
  }

  private static int[] then(int[] path, int token) {
    int[] longer = Arrays.copyOf(path, path.length + 1);
    longer[path.length] = token;
    return longer;
  }

  private static List<List<Output>> search(SearchWatch watch) {
    int[] limits = new int[SOURCES.length];
    Arrays.fill(limits, LIMIT);
    try (Engine engine = Engine.create(EngineOptions.defaults());
        Tape tape = engine.inference()) {
      return SEARCH.search(
          tape,
          LANGUAGE,
          new Search.Request(limits, new long[] {0, 1, 2, 3}, 1),
          Stop.NEVER,
          watch);
    }
  }
}
