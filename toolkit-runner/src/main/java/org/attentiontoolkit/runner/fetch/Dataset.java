package org.attentiontoolkit.runner.fetch;

import java.util.List;

/**
 * A public data set.
 *
 * @param name what the user calls it
 * @param about one line: what it is and what it may be used for
 * @param base where its files are: an address ending in a slash
 * @param files all of them
 */
public record Dataset(String name, String about, String base, List<RemoteFile> files) {
  /**
   * A file of a data set.
   *
   * @param path under the base, and under the folder it is put in
   * @param bytes its size
   * @param sha256 of its content, lower-case hexadecimal
   */
  public record RemoteFile(String path, long bytes, String sha256) {}

  /** The size of all files. */
  public long bytes() {
    return files.stream().mapToLong(RemoteFile::bytes).sum();
  }
}
