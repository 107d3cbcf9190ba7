package org.attentiontoolkit.runner.experiment;

import java.nio.file.Path;
import java.util.Map;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.runner.log.Logs;
import org.attentiontoolkit.runner.screen.Screen;

/**
 * What surrounds a run.
 *
 * @param version of the toolkit
 * @param home the toolkit's folder
 * @param environment variables of the process
 * @param screen what the user looks at
 * @param logs where messages go
 * @param stop whether the user wants it to stop
 */
public record Session(
    String version,
    Path home,
    Map<String, String> environment,
    Screen screen,
    Logs logs,
    Stop stop) {

  /** The folder with plugins. */
  public Path plugins() {
    return home.resolve("plugins");
  }
}
