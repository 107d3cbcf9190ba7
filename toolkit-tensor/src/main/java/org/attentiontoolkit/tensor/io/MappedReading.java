package org.attentiontoolkit.tensor.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.Parameters;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.attentiontoolkit.tensor.memory.DenseArray;

/** Reads a file by a name map: finds out where everything goes first, then reads. */
final class MappedReading {
  private static final String SKIP = "leave it out with a last step, skip(\"%s\")";

  private record Copy(ReadReport.Taken tensor, DenseArray target) {}

  private final Path file;
  private final SafeTensorsReader reader;
  private final NameMap map;
  private final Parameters parameters;
  private final Map<String, Copy> taken = new LinkedHashMap<>();
  private final List<String> skipped = new ArrayList<>();
  private final Set<Integer> used = new TreeSet<>();
  private final List<Problem> problems = new ArrayList<>();

  private MappedReading(Path file, SafeTensorsReader reader, NameMap map, Parameters parameters) {
    this.file = file;
    this.reader = reader;
    this.map = map;
    this.parameters = parameters;
  }

  /**
   * Reads.
   *
   * @param parameters where to put values; untouched if anything is wrong
   * @throws ToolkitException with everything that is wrong
   */
  static ReadReport read(Path file, Parameters parameters, NameMap map) {
    try (SafeTensorsReader reader = SafeTensorsReader.open(file)) {
      return new MappedReading(file, reader, map, parameters).read();
    }
  }

  private ReadReport read() {
    reader.tensors().values().forEach(this::plan);
    List<String> missing =
        parameters.saved().stream()
            .map(Parameter::name)
            .filter(n -> !taken.containsKey(n))
            .toList();
    if (!parameters.drawn()) {
      missing.forEach(name -> problems.add(Mismatch.missing(name, file)));
    }
    if (!problems.isEmpty()) {
      throw new ToolkitException(problems);
    }
    reader.verify();
    taken.values().forEach(this::copy);
    List<String> unused =
        IntStream.range(0, map.steps().size())
            .filter(i -> !used.contains(i))
            .mapToObj(map.steps()::get)
            .toList();
    return new ReadReport(
        taken.values().stream().map(Copy::tensor).toList(), missing, skipped, unused);
  }

  private void plan(StoredTensor stored) {
    NameMap.Mapped mapped = map.apply(stored.name());
    used.addAll(mapped.steps());
    if (mapped.name().isEmpty()) {
      skipped.add(stored.name());
      return;
    }
    Optional<Parameter> parameter = parameters.find(mapped.name().get());
    if (parameter.isEmpty()) {
      String nowhere = mapped.name().get();
      problems.add(Mismatch.unexpected(stored.name(), nowhere, file).hint(SKIP.formatted(nowhere)));
      return;
    }
    String name = parameter.get().name();
    DenseArray target = parameter.get().data();
    ReadReport.Taken tensor = new ReadReport.Taken(stored.name(), name, mapped.transposed());
    Copy first = taken.putIfAbsent(name, new Copy(tensor, target));
    if (first != null) {
      problems.add(
          Mismatch.twice(first.tensor.inFile(), stored.name(), name, file)
              .hint("leave one of them out: skip it in a step before they have the same name"));
      return;
    }
    Optional<Problem> mismatch =
        mapped.transposed()
            ? Mismatch.ofTransposed(stored, target.shape(), file)
            : Mismatch.of(stored, target.shape(), file);
    mismatch.ifPresent(problems::add);
  }

  private void copy(Copy copy) {
    if (copy.tensor.transposed()) {
      reader.readTransposed(copy.tensor.inFile(), copy.target);
    } else {
      reader.read(copy.tensor.inFile(), copy.target);
    }
  }
}
