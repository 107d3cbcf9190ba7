package org.attentiontoolkit.tensor.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NamePatternTest {
  @ParameterizedTest
  @CsvSource({
    "decoder.*, decoder.layer.0.weight, true",
    "decoder.*, encoder.decoder.weight, false",
    "decoder.*, decoder, false",
    "*.bias, a.b.bias, true",
    "*.bias, a.b.bias.weight, false",
    "a.weight, a.weight, true",
    "a.weight, aXweight, false",
    "*, anything.at.all, true",
    "a*c, ac, true",
    "a.(b)+, a.(b)+, true",
    "a.(b)+, a.bb, false"
  })
  void aStarStandsForAnyCharacters(String pattern, String name, boolean matches) {
    assertThat(NamePattern.of(pattern).matches(name)).isEqualTo(matches);
  }

  @Test
  void whatAStarStandsForGoesIntoTheNewName() {
    NamePattern pattern = NamePattern.of("layer.*.self.*");
    assertThat(pattern.rename("layer.3.self.query.weight", "$2.$1")).contains("query.weight.3");
    assertThat(pattern.rename("layer.3.self.self.$1", "x.$1.$2")).contains("x.3.self.$1");
    assertThat(pattern.rename("other", "x")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"$0", "$3", "a.$123"})
  void aReplacementRefersToStarsThatAreThere(String replacement) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NamePattern.of("layer.*.self.*").requireReplacement(replacement))
        .withMessageContaining("has 2 *");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a\\Q"})
  void whatNoNameHoldsIsNoPattern(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> NamePattern.of(text));
  }
}
