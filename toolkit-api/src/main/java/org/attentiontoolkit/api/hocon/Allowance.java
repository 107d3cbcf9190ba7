package org.attentiontoolkit.api.hocon;

import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.error.ToolkitException;

/** What is left of the {@link Limits} while a file and those it includes are read. */
final class Allowance {
  private int bytes = Limits.BYTES;
  private int values = Limits.VALUES;
  private int keys = Limits.KEYS;
  private int references = Limits.REFERENCES;
  private int includes = Limits.INCLUDES;

  /** The most that one more file may hold. */
  int bytes() {
    return bytes;
  }

  void takeBytes(int count, Place place) {
    bytes -= count;
    if (bytes < 0) {
      throw tooLarge("the files together hold more than " + (Limits.BYTES >> 20) + " MB", place);
    }
  }

  void takeValue(Place place) {
    values--;
    if (values < 0) {
      throw tooLarge("there are more than " + Limits.VALUES + " values", place);
    }
  }

  void takeKey(Place place) {
    keys--;
    if (keys < 0) {
      throw tooLarge("there are more than " + Limits.KEYS + " keys", place);
    }
  }

  void takeReference(Place place) {
    references--;
    if (references < 0) {
      throw tooLarge("there are more than " + Limits.REFERENCES + " ${ }", place);
    }
  }

  void takeInclude(Place place) {
    includes--;
    if (includes < 0) {
      throw tooLarge("more than " + Limits.INCLUDES + " files are included", place);
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
