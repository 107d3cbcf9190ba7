package org.attentiontoolkit.runner.experiment;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.attentiontoolkit.runner.log.Logs;
import org.attentiontoolkit.runner.screen.Screen;

/**
 * What surrounds a run.
 *
 * @param version of the toolkit
 * @param plugins the folder with plugins
 * @param environment variables of the process
 * @param screen what the user looks at
 * @param logs where messages go
 * @param interrupted whether the user wants it to stop
 */
public record Session(
    String version,
    Path plugins,
    Map<String, String> environment,
    Screen screen,
    Logs logs,
    BooleanSupplier interrupted) {}
