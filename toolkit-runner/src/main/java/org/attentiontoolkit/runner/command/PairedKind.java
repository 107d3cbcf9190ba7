package org.attentiontoolkit.runner.command;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Which test compares systems. */
enum PairedKind {
  /** No test. */
  NONE(1000, "bs"),
  /** Paired bootstrap resampling. */
  BOOTSTRAP(1000, "bs"),
  /** Approximate randomization. */
  RANDOMIZATION(10_000, "ar");

  private final int trials;
  private final String mark;

  PairedKind(int trials, String mark) {
    this.trials = trials;
    this.mark = mark;
  }

  /** How many trials it makes unless told otherwise. */
  int trials() {
    return trials;
  }

  /** What signatures call it. */
  String mark() {
    return mark;
  }

  private String option() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads the option. */
  static final class Converter implements ITypeConverter<PairedKind> {
    @Override
    public PairedKind convert(String value) {
      return Arrays.stream(values())
          .filter(kind -> kind.option().equals(value))
          .findFirst()
          .orElseThrow(() ->
              new TypeConversionException(
                  "there is no test \"%s\", but %s"
                      .formatted(
                          value,
                          Arrays.stream(values())
                              .map(PairedKind::option)
                              .collect(Collectors.joining(", ")))));
    }
  }
}
