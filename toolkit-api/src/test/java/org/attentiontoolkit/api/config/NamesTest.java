package org.attentiontoolkit.api.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class NamesTest {
  @Test
  void keysAreKebabCase() {
    assertThat(Names.key("hiddenWidth")).isEqualTo("hidden-width");
    assertThat(Names.key("beta1")).isEqualTo("beta1");
    assertThat(Names.key("l2Penalty")).isEqualTo("l2-penalty");
  }

  /** Distances of textbook pairs. */
  @Test
  void countsEdits() {
    assertThat(Names.distance("kitten", "sitting")).isEqualTo(3);
    assertThat(Names.distance("", "abc")).isEqualTo(3);
    assertThat(Names.distance("smaple", "sample")).isEqualTo(1);
    assertThat(Names.distance("same", "same")).isZero();
  }

  @Test
  void suggestsOnlyWhatIsNear() {
    List<String> names = List.of("additive", "dot", "scaled-dot", "multi-head");
    assertThat(Names.nearest("aditive", names)).contains("additive");
    assertThat(Names.nearest("Scaled_Dot", names)).contains("scaled-dot");
    assertThat(Names.nearest("transformer", names)).isEmpty();
  }
}
