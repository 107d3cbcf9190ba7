package org.attentiontoolkit.api.plugin;

import java.util.List;
import org.attentiontoolkit.api.config.KeyInfo;

/**
 * What {@code list} and {@code describe} tell of a component.
 *
 * @param kind such as {@code attention}
 * @param name what {@code type = } says
 * @param about the comment above its block: what it is, and the paper
 * @param plugin which plugin brought it
 * @param config the name of its record's class
 * @param keys its keys in the order of the record
 */
public record ComponentInfo(
    String kind, String name, String about, PluginInfo plugin, String config, List<KeyInfo> keys) {
  /** The first sentence of what it is. */
  public String summary() {
    String line = about.replace('\n', ' ');
    int end = line.indexOf(". ");
    return end < 0 ? line : line.substring(0, end + 1);
  }
}
