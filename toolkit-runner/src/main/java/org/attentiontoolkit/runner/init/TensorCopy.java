package org.attentiontoolkit.runner.init;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attentiontoolkit.tensor.io.SafeTensorsReader;
import org.attentiontoolkit.tensor.io.StoredTensor;
import org.attentiontoolkit.tensor.memory.DenseArray;

/**
 * Values on their way from a file to a parameter.
 *
 * @param stored the tensor of the file
 * @param to the values of the parameter
 * @param rows for each row of the file the row of the parameter that it becomes, below 0 for none;
 *     without them the whole is copied
 */
record TensorCopy(StoredTensor stored, DenseArray to, Optional<int[]> rows) {
  private static final int NOWHERE = -1;
  private static final int VALUES_AT_ONCE = 1 << 16;

  /** All of a tensor. */
  static TensorCopy whole(StoredTensor stored, DenseArray to) {
    return new TensorCopy(stored, to, Optional.empty());
  }

  /** Rows, each to where its token is. */
  static TensorCopy byToken(
      StoredTensor stored, List<String> there, DenseArray to, List<String> here) {
    Map<String, Integer> rowHere = HashMap.newHashMap(here.size());
    for (int row = 0; row < here.size(); row++) {
      rowHere.put(here.get(row), row);
    }
    int[] rows = there.stream().mapToInt(t -> rowHere.getOrDefault(t, NOWHERE)).toArray();
    return new TensorCopy(stored, to, Optional.of(rows));
  }

  /** The name in the file. */
  String from() {
    return stored.name();
  }

  /** How many rows of the parameter get values. */
  long rowsTaken() {
    return rows.stream().flatMapToInt(Arrays::stream).filter(row -> row != NOWHERE).count();
  }

  void copy(SafeTensorsReader reader) {
    rows.ifPresentOrElse(r -> copyRows(reader, r), () -> reader.read(stored.name(), to));
  }

  private void copyRows(SafeTensorsReader reader, int[] rows) {
    int width = Math.toIntExact(stored.length() / rows.length);
    int atOnce = Math.max(1, VALUES_AT_ONCE / Math.max(1, width));
    double[] values = new double[atOnce * width];
    for (int from = 0; from < rows.length; from += atOnce) {
      int count = Math.min(atOnce, rows.length - from);
      reader.read(stored.name(), (long) from * width, values, count * width);
      for (int i = 0; i < count; i++) {
        if (rows[from + i] != NOWHERE) {
          double[] row = Arrays.copyOfRange(values, i * width, (i + 1) * width);
          to.write((long) rows[from + i] * width, row, width);
        }
      }
    }
  }
}
