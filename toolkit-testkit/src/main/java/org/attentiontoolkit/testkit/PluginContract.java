package org.attentiontoolkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.attentiontoolkit.api.plugin.Components;
import org.attentiontoolkit.api.plugin.Plugins;
import org.attentiontoolkit.api.plugin.ToolkitPlugin;
import org.junit.jupiter.api.Test;

/** What holds for every plugin: inherit from it in the plugin's own tests. */
public abstract class PluginContract {
  /** The plugin, made as the toolkit makes it. */
  protected abstract ToolkitPlugin plugin();

  @Test
  void registersComponents() {
    assertThat(components().list()).isNotEmpty();
  }

  /** Record and {@code reference.conf} have the same keys, and each has a comment. */
  @Test
  void everyKeyHasItsDefaultAndItsCommentInOnePlace() {
    assertThat(components().audit()).isEmpty();
  }

  private Components components() {
    return Plugins.of(List.of(plugin()));
  }
}
