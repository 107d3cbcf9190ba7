package org.attentiontoolkit.runner.experiment;

import java.nio.file.Path;
import java.util.List;
import org.attentiontoolkit.api.task.Ensemble;

/**
 * How runs are used again.
 *
 * @param plugins the folder with plugins
 * @param sets {@code path=value}, changes of the runs' configurations
 * @param force whether files that have changed since are used as they are
 * @param mean what several models make of their probabilities
 */
public record RunUse(Path plugins, List<String> sets, boolean force, Ensemble.Mean mean) {}
