package org.attentiontoolkit.api.hocon;

import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.error.ToolkitException;

/** What is left of the {@link FileLimits} while a file and those it includes are read. */
final class Allowance {
  private int bytes = FileLimits.BYTES;
  private int values = FileLimits.VALUES;
  private int keys = FileLimits.KEYS;
  private int references = FileLimits.REFERENCES;
  private int includes = FileLimits.INCLUDES;

  /** The most that one more file may hold. */
  int bytes() {
    return bytes;
  }

  void takeBytes(int count, Place place) {
    bytes -= count;
    if (bytes < 0) {
      throw tooLarge(
          "the files together hold more than " + (FileLimits.BYTES >> 20) + " MB", place);
    }
  }

  void takeValue(Place place) {
    values--;
    if (values < 0) {
      throw tooLarge("there are more than " + FileLimits.VALUES + " values", place);
    }
  }

  void takeKey(Place place) {
    keys--;
    if (keys < 0) {
      throw tooLarge("there are more than " + FileLimits.KEYS + " keys", place);
    }
  }

  void takeReference(Place place) {
    references--;
    if (references < 0) {
      throw tooLarge("there are more than " + FileLimits.REFERENCES + " ${ }", place);
    }
  }

  void takeInclude(Place place) {
    includes--;
    if (includes < 0) {
      throw tooLarge("more than " + FileLimits.INCLUDES + " files are included", place);
    }
  }

  static ToolkitException tooLarge(String sentence, Place place) {
    return Problem.input("config.too-large", sentence)
        .at(place.text())
        .hint("an experiment's file names its data; the data themselves belong into files")
        .exception();
  }

  static ToolkitException tooDeep(String sentence, Place place) {
    return Problem.input("config.too-deep", sentence).at(place.text()).exception();
  }
}
