package org.attentiontoolkit.runner.command;

import java.nio.file.Path;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.runner.experiment.Session;
import org.attentiontoolkit.runner.log.Logs;
import org.attentiontoolkit.runner.screen.Screen;

/** What surrounds the experiments of this process. */
final class Sessions {
  private Sessions() {}

  static Session of(Screen screen, Logs logs, Stop stop) {
    return new Session(Version.text(), home(), System.getenv(), screen, logs, stop);
  }

  /** The toolkit's folder, where the script is, which says so. */
  static Path home() {
    return Path.of(System.getProperty("toolkit.root", ""));
  }

  /** The folder with plugins. */
  static Path plugins() {
    return home().resolve("plugins");
  }
}
