package org.attentiontoolkit.api.task;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PredictionTest {
  @ParameterizedTest
  @CsvSource({
    "'a b', 'a b', true",
    "'a b', ' a  b\t', true",
    "'', ' ', true",
    "'a b', 'ab', false",
    "'a b', 'a B', false",
    "'a b', '', false",
  })
  void whiteSpaceIsLikeAnyOther(String reference, String output, boolean exact) {
    assertThat(new Prediction("s", reference, output).isExact()).isEqualTo(exact);
  }
}
