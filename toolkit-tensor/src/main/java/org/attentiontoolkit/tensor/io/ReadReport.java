package org.attentiontoolkit.tensor.io;

import java.util.List;

/**
 * What came of reading a file by a {@link NameMap}.
 *
 * @param taken the tensors that became parameters or buffers, in the file's order
 * @param missing the parameters and buffers that the file has nothing for: they are as they were
 * @param skipped the tensors of the file that steps left out
 * @param unused the steps that fitted no tensor, in words: perhaps a pattern is misspelt
 */
public record ReadReport(
    List<Taken> taken, List<String> missing, List<String> skipped, List<String> unused) {
  /** A report with its own lists. */
  public ReadReport {
    taken = List.copyOf(taken);
    missing = List.copyOf(missing);
    skipped = List.copyOf(skipped);
    unused = List.copyOf(unused);
  }

  /**
   * A tensor that was taken.
   *
   * @param inFile its name in the file
   * @param name of the parameter or buffer it became
   * @param transposed whether its rows became columns
   */
  public record Taken(String inFile, String name, boolean transposed) {}
}
