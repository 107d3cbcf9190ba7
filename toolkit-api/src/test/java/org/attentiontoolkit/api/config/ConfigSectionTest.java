package org.attentiontoolkit.api.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ConfigSectionTest {
  @Test
  void allThatIsWrittenIsFlat() {
    ConfigSection section =
        ConfigFiles.of(
            List.of("b.type=dot", "a.list=[1, 2]", "a.none=null", "a.text=\"1.10\"", "a.on=true"));
    assertThat(section.flat().toString())
        .isEqualTo("{a.list=[1, 2], a.on=true, a.text=1.10, b.type=dot}");
  }
}
