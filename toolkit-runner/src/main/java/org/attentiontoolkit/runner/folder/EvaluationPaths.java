package org.attentiontoolkit.runner.folder;

import java.nio.file.Path;

/**
 * Where the files of an evaluation are.
 *
 * @param scores scores, breakdowns and attention, as JSON
 * @param predictions source, reference and output of every example, tab-separated
 * @param outputs the outputs alone, one a line
 */
public record EvaluationPaths(Path scores, Path predictions, Path outputs) {}
