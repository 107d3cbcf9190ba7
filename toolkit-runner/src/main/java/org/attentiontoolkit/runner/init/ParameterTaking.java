package org.attentiontoolkit.runner.init;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.attentiontoolkit.runner.init.TakenParameters.Entry;
import org.attentiontoolkit.runner.init.TakenParameters.Fate;
import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.Parameters;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.attentiontoolkit.tensor.io.SafeTensorsReader;
import org.attentiontoolkit.tensor.io.StoredTensor;
import org.attentiontoolkit.tensor.parameter.Role;

/** Finds out which parameters fit, then takes them: all of it or nothing. */
public final class ParameterTaking {
  private static final String NOT_ASKED = "not asked for";

  private final ParameterSource source;
  private final SafeTensorsReader reader;
  private final Map<String, List<String>> tokens;
  private final WantedParameters wanted;
  private final List<TensorCopy> copies = new ArrayList<>();
  private final List<Entry> entries = new ArrayList<>();
  private final Set<String> known = new HashSet<>();
  private final Vocabularies vocabularies;
  private final List<Problem> problems = new ArrayList<>();

  private ParameterTaking(
      ParameterSource source,
      SafeTensorsReader reader,
      Map<String, List<String>> tokens,
      WantedParameters wanted) {
    this.source = source;
    this.reader = reader;
    this.tokens = tokens;
    this.wanted = wanted;
    this.vocabularies = new Vocabularies(source);
  }

  /**
   * Takes what is asked for and is there.
   *
   * @param parameters allocated, with their first values
   * @param tokens what their rows stand for, by name
   * @return what became of each
   * @throws ToolkitException with every parameter that has another shape or whose rows stand for
   *     other tokens, and when nothing can be taken; no parameter is changed then
   */
  public static TakenParameters take(
      ParameterSource source,
      Parameters parameters,
      Map<String, List<String>> tokens,
      WantedParameters wanted) {
    parameters.requireChangeable();
    try (SafeTensorsReader reader = SafeTensorsReader.open(source.file())) {
      return new ParameterTaking(source, reader, tokens, wanted).take(parameters);
    }
  }

  private TakenParameters take(Parameters parameters) {
    parameters.saved().forEach(this::plan);
    problems.addAll(vocabularies.problems());
    if (problems.isEmpty() && copies.isEmpty()) {
      problems.add(
          Problem.input("init.nothing", "Nothing of what is asked for is in the run.")
              .at(source.file().toString())
              .hint("Its parameters have other names than those of the model here."));
    }
    if (!problems.isEmpty()) {
      throw new ToolkitException(problems);
    }
    reader.verify();
    copies.forEach(copy -> copy.copy(reader));
    Set<String> used = new HashSet<>();
    copies.forEach(copy -> used.add(copy.from()));
    for (StoredTensor stored : reader.tensors().values()) {
      if (!used.contains(stored.name())) {
        String why = known.contains(stored.name()) ? NOT_ASKED : "no place for it here";
        entries.add(new Entry(stored.name(), Fate.SKIPPED, why, stored.length()));
      }
    }
    return new TakenParameters(List.copyOf(entries));
  }

  private void plan(Parameter parameter) {
    Optional<StoredTensor> stored =
        parameter.names().stream()
            .map(source.inFile()::get)
            .filter(Objects::nonNull)
            .findFirst()
            .map(reader.tensors()::get);
    stored.ifPresent(tensor -> known.add(tensor.name()));
    if (!wanted.has(parameter.names())) {
      drawn(parameter, NOT_ASKED);
    } else if (stored.isEmpty()) {
      drawn(parameter, "not there");
    } else {
      plan(parameter, stored.get());
    }
  }

  private void plan(Parameter parameter, StoredTensor stored) {
    List<String> here = tokens.getOrDefault(parameter.name(), List.of());
    List<String> there = source.tokens().getOrDefault(stored.name(), List.of());
    boolean same = here.equals(there) && !isUnknownTable(parameter, here);
    if (same) {
      if (requireShape(parameter, stored, 0)) {
        copies.add(TensorCopy.whole(stored, parameter.data()));
        entries.add(new Entry(parameter.name(), Fate.TAKEN, "", parameter.shape().length()));
      }
    } else if (!wanted.matchTokens() || here.isEmpty() || there.isEmpty()) {
      vocabularies.differ(parameter.name(), here, there);
    } else if (requireShape(parameter, stored, 1)) {
      TensorCopy copy = TensorCopy.byToken(stored, there, parameter.data(), here);
      copies.add(copy);
      String rows = "%,d of %,d rows".formatted(copy.rowsTaken(), here.size());
      entries.add(new Entry(parameter.name(), Fate.BY_TOKEN, rows, parameter.shape().length()));
    }
  }

  /**
   * Whether it may be a table of tokens that nobody has told of: as long as a vocabulary that is
   * another there.
   */
  private boolean isUnknownTable(Parameter parameter, List<String> here) {
    return here.isEmpty()
        && parameter.role() == Role.EMBEDDING
        && tokens.values().stream()
            .filter(vocabulary -> !source.tokens().containsValue(vocabulary))
            .anyMatch(vocabulary -> vocabulary.size() == parameter.shape().size(0));
  }

  /** Whether shapes are the same from an axis on. */
  private boolean requireShape(Parameter parameter, StoredTensor stored, int axis) {
    int[] here = parameter.shape().sizes();
    long[] sizes = Arrays.stream(here).asLongStream().toArray();
    long[] there = stored.shape().stream().mapToLong(size -> size).toArray();
    boolean same =
        sizes.length == there.length
            && Arrays.equals(sizes, axis, sizes.length, there, axis, there.length);
    if (!same) {
      problems.add(
          Problem.input(
                  "init.shape",
                  "%s has shape %s in the run and %s here."
                      .formatted(parameter.name(), stored.shape(), parameter.shape()))
              .at(source.file().toString())
              .hint(
                  "Set the model as the run's config.conf has it, or leave it out:"
                      + " init.except = [\"%s\"].".formatted(parameter.name())));
    }
    return same;
  }

  private void drawn(Parameter parameter, String why) {
    entries.add(new Entry(parameter.name(), Fate.DRAWN, why, parameter.shape().length()));
  }
}
