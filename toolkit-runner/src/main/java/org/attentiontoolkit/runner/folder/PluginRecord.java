package org.attentiontoolkit.runner.folder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.attentiontoolkit.api.plugin.PluginInfo;
import org.attentiontoolkit.tensor.file.FileTrouble;
import org.attentiontoolkit.tensor.file.Sha256;

/**
 * A plugin that a run was made with.
 *
 * @param name its own
 * @param version its own
 * @param home where it was: a jar or folder of classes
 * @param bundled whether it came with the toolkit
 * @param sha256 the checksum of each of its jars, by file name; empty for a folder of classes
 */
public record PluginRecord(
    String name, String version, String home, boolean bundled, Map<String, String> sha256) {

  /** Whether another one is made of the same jars. */
  public boolean isSame(PluginRecord other) {
    return name.equals(other.name) && sha256.equals(other.sha256);
  }

  /** A plugin with the checksums its jars have now. */
  public static PluginRecord of(PluginInfo plugin) {
    Map<String, String> sums = new LinkedHashMap<>();
    for (Path jar : plugin.jars()) {
      try {
        sums.put(jar.getFileName().toString(), Sha256.of(jar));
      } catch (IOException e) {
        throw FileTrouble.reading(jar, e);
      }
    }
    return new PluginRecord(plugin.name(), plugin.version(), plugin.home(), plugin.bundled(), sums);
  }
}
