package org.attentiontoolkit.runner.experiment;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the user asked for.
 *
 * @param file the experiment
 * @param sets {@code path=value}, in order
 * @param runs the folder of all runs
 * @param name what to call the run; without it, after the time
 * @param command the words of the command line
 */
public record Request(
    Path file, List<String> sets, Path runs, Optional<String> name, List<String> command) {}
