package org.attentiontoolkit.models.attention.window;

import static org.assertj.core.api.Assertions.assertThat;

import org.attentiontoolkit.api.attention.WindowFactory;
import org.attentiontoolkit.models.attention.Attentions;
import org.attentiontoolkit.models.attention.GoldenAttention;
import org.attentiontoolkit.models.attention.Windows;
import org.attentiontoolkit.testkit.PlainPooling;
import org.attentiontoolkit.testkit.WindowContract;
import org.junit.jupiter.api.Test;

final class LocalMWindowTest extends WindowContract {
  @Override
  protected WindowFactory window() {
    return (slot, scope) -> new LocalMWindow(new LocalMWindow.Config(1), slot, scope);
  }

  /** Five queries on three keys: the last one's window lies beyond them. */
  @Test
  void aQueryBeyondTheSourceSeesNothing() {
    assertThat(Windows.seen(window(), 5, 3)).containsExactly("##.", "###", ".##", "..#", "...");
  }

  /** With a mask for its scores. */
  @Test
  void equalsPyTorch() {
    GoldenAttention.checkCross("local-m", Attentions.dot(PlainPooling.with(window())));
  }
}
