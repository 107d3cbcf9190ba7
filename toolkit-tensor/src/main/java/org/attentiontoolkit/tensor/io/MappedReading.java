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
  private final Map<String, DenseArray> targets;
  private final Map<String, Copy> taken = new LinkedHashMap<>();
  private final List<String> skipped = new ArrayList<>();
  private final Set<Integer> used = new TreeSet<>();
  private final List<Problem> problems = new ArrayList<>();

  private MappedReading(
      Path file, SafeTensorsReader reader, NameMap map, Map<String, DenseArray> targets) {
    this.file = file;
    this.reader = reader;
    this.map = map;
    this.targets = targets;
  }

  /**
   * Reads.
   *
   * @param targets where to put values, by name; untouched if anything is wrong
   * @param complete whether each of them must be in the file
   * @throws ToolkitException with everything that is wrong
   */
  static ReadReport read(
      Path file, NameMap map, Map<String, DenseArray> targets, boolean complete) {
    try (SafeTensorsReader reader = SafeTensorsReader.open(file)) {
      return new MappedReading(file, reader, map, targets).read(complete);
    }
  }

  private ReadReport read(boolean complete) {
    reader.tensors().values().forEach(this::plan);
    List<String> missing = targets.keySet().stream().filter(n -> !taken.containsKey(n)).toList();
    if (complete) {
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
    String name = mapped.name().get();
    DenseArray target = targets.get(name);
    if (target == null) {
      problems.add(Mismatch.unexpected(stored.name(), name, file).hint(SKIP.formatted(name)));
      return;
    }
    ReadReport.Taken tensor = new ReadReport.Taken(stored.name(), name, mapped.transposed());
    Copy first = taken.putIfAbsent(name, new Copy(tensor, target));
    if (first != null) {
      problems.add(
          Mismatch.twice(first.tensor.inFile(), stored.name(), name, file)
              .hint("leave one of them out with a step before they have the same name"));
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
