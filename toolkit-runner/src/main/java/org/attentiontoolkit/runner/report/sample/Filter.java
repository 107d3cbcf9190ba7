package org.attentiontoolkit.runner.report.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.attentiontoolkit.api.task.Evaluation;
import org.attentiontoolkit.api.task.Note;
import org.attentiontoolkit.api.task.Prediction;

/**
 * Predictions of one kind.
 *
 * @param name {@code all}, {@code exact}, {@code wrong}, a note, or {@code other}
 * @param meaning for people
 * @param members examples, the worst first
 */
record Filter(String name, String meaning, List<Integer> members) {
  static final String ALL = "all";
  static final String WRONG = "wrong";
  static final String EXACT = "exact";
  static final String OTHER = "other";

  /** For people. */
  String label() {
    return name.replace('-', ' ');
  }

  /** Those that hold for a prediction, without {@link #ALL}. */
  static List<String> of(Prediction p) {
    if (p.isExact()) {
      return List.of(EXACT);
    }
    List<String> names = new ArrayList<>();
    p.reference().ifPresent(_ -> names.add(WRONG));
    names.addAll(p.notes().isEmpty() ? List.of(OTHER) : p.notes());
    return names;
  }

  /** All kinds that occur: all, wrong and exact, then what is known of the wrong ones. */
  static List<Filter> all(Evaluation evaluation, Ranking ranking) {
    List<Filter> filters = new ArrayList<>();
    Predicate<Integer> exact = ranking.exact()::get;
    boolean known = evaluation.predictions().stream().anyMatch(p -> p.reference().isPresent());
    Predicate<Integer> wrong = exact.negate();
    List<Integer> examples = ranking.worstFirst();
    filters.add(new Filter(ALL, "All predictions.", examples));
    filters.add(of(WRONG, "The output is not the reference.", known ? examples : List.of(), wrong));
    filters.add(of(EXACT, "The output is the reference.", examples, exact));
    for (Note note : evaluation.notes()) {
      Predicate<Integer> noted = i -> evaluation.predictions().get(i).notes().contains(note.name());
      // Of how many exact ones it holds too says whether it is a reason at all.
      long others = examples.stream().filter(exact.and(noted)).count();
      String meaning =
          known
              ? note.meaning() + " It holds for " + others + " of the exact ones too."
              : note.meaning();
      filters.add(of(note.name(), meaning, examples, wrong.and(noted)));
    }
    if (!evaluation.notes().isEmpty()) {
      String meaning =
          known
              ? "Wrong, and none of these is known of it: other words."
              : "None of these is known of it.";
      Predicate<Integer> unknown = i -> evaluation.predictions().get(i).notes().isEmpty();
      filters.add(of(OTHER, meaning, examples, wrong.and(unknown)));
    }
    return filters.stream().filter(filter -> !filter.members().isEmpty()).toList();
  }

  private static Filter of(
      String name, String meaning, List<Integer> examples, Predicate<Integer> holds) {
    return new Filter(name, meaning, examples.stream().filter(holds).toList());
  }
}
