package org.attentiontoolkit.api.config;

import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigIncluderClasspath;
import com.typesafe.config.ConfigIncluderFile;
import com.typesafe.config.ConfigIncluderURL;
import com.typesafe.config.ConfigObject;
import java.io.File;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.error.ToolkitException;

/**
 * {@code include "other.conf"}: a file that must be there, relative to the one that includes it.
 */
final class Includes
    implements ConfigIncluder, ConfigIncluderFile, ConfigIncluderURL, ConfigIncluderClasspath {
  /** The file that includes, after the files that led to it. */
  private final List<Path> trail;

  Includes(List<Path> trail) {
    this.trail = List.copyOf(trail);
  }

  @Override
  public ConfigIncluder withFallback(ConfigIncluder fallback) {
    return this;
  }

  @Override
  public ConfigObject include(ConfigIncludeContext context, String what) {
    Path file = trail.getLast().resolveSibling(what).normalize();
    if (!Files.isRegularFile(file)) {
      throw Problem.input(
              "config.missing-include", "there is no file " + Origins.shorten(file) + " to include")
          .at(where(what))
          .hint("the path of an include is relative to the file it stands in")
          .exception();
    }
    if (trail.contains(file)) {
      String circle =
          trail.subList(trail.indexOf(file), trail.size()).stream()
              .map(Origins::shorten)
              .collect(Collectors.joining(", which includes "));
      throw Problem.input("config.include-circle", circle + ", which includes itself again")
          .at(where(what))
          .exception();
    }
    List<Path> longer = new ArrayList<>(trail);
    longer.add(file);
    return HoconFile.parse(longer);
  }

  @Override
  public ConfigObject includeFile(ConfigIncludeContext context, File what) {
    return include(context, what.getPath());
  }

  @Override
  public ConfigObject includeURL(ConfigIncludeContext context, URL what) {
    throw onlyFiles(what.toString());
  }

  @Override
  public ConfigObject includeResources(ConfigIncludeContext context, String what) {
    throw onlyFiles(what);
  }

  private ToolkitException onlyFiles(String what) {
    return Problem.input("config.missing-include", what + " can't be included")
        .at(where(what))
        .hint("only files can: include \"file.conf\"")
        .exception();
  }

  private String where(String what) {
    Path file = trail.getLast();
    List<String> lines = HoconFile.text(file).lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).strip().startsWith("include") && lines.get(i).contains(what)) {
        return Origins.shorten(file) + ":" + (i + 1);
      }
    }
    return Origins.shorten(file);
  }
}
