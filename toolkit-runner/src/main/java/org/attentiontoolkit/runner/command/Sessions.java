package org.attentiontoolkit.runner.command;

import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.attentiontoolkit.runner.experiment.Session;
import org.attentiontoolkit.runner.log.Logs;
import org.attentiontoolkit.runner.screen.Screen;

/** What surrounds the experiments of this process. */
final class Sessions {
  private Sessions() {}

  static Session of(Screen screen, Logs logs, BooleanSupplier interrupted) {
    return new Session(Version.text(), plugins(), System.getenv(), screen, logs, interrupted);
  }

  /** The folder with plugins: beside the script, which says where it is. */
  static Path plugins() {
    return Path.of(System.getProperty("toolkit.root", "")).resolve("plugins");
  }
}
