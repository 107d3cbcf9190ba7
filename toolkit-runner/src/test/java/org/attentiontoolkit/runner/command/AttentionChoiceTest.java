package org.attentiontoolkit.runner.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.attentiontoolkit.api.task.AttentionMap;
import org.attentiontoolkit.api.task.AttentionMap.Slot;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AttentionChoiceTest {
  private static final List<AttentionMap> MAPS = maps();

  /** Three slots of two layers with three heads. */
  private static List<AttentionMap> maps() {
    List<AttentionMap> maps = new ArrayList<>();
    for (Slot slot : Slot.values()) {
      for (int i = 0; i < 6; i++) {
        maps.add(
            new AttentionMap(0, slot, i / 3, "", i % 3, List.of(), List.of(), new double[][] {}));
      }
    }
    return maps;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "slot=cross,layer=2,head=3 | CROSS 1 2",
        "' head = 1 , slot=encoder ' | ENCODER 0 0, ENCODER 1 0",
        "layer=1,head=2 | ENCODER 0 1, DECODER 0 1, CROSS 0 1",
      })
  void takesWhatIsSaid(String text, String expected) {
    assertThat(AttentionChoice.of(text).of(MAPS))
        .extracting(m -> m.slot() + " " + m.layer() + " " + m.head())
        .containsExactly(expected.split(", ", -1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "cross",
        "slot=",
        "slot=self",
        "layer=0",
        "layer=-1",
        "head=x",
        "layer=2,layer=2",
        "heads=1",
        "slot=cross,",
        "layer=99999999999"
      })
  void whatIsNoChoiceIsRefused(String text) {
    assertThatThrownBy(() -> AttentionChoice.of(text))
        .isInstanceOf(ToolkitException.class)
        .hasMessageContaining("translate.attention-of")
        .hasMessageContaining("For example slot=cross,layer=2,head=3");
  }

  @Test
  void saysWhatThereIs() {
    assertThatThrownBy(() -> AttentionChoice.of("slot=cross,layer=3").of(MAPS.subList(0, 12)))
        .hasMessageContaining("translate.no-such-attention")
        .hasMessageContaining(
            "It has slot=encoder with layer=1 to 2 and head=1 to 3; slot=decoder with layer=1 to 2"
                + " and head=1 to 3.");
    assertThat(AttentionChoice.of("slot=cross").of(List.of())).isEmpty();
  }
}
