package org.attentiontoolkit.runner.experiment;

import java.util.List;
import java.util.function.Function;
import org.attentiontoolkit.api.task.ReferenceScorer.Scored;

/**
 * Scores given outputs with a trained model.
 *
 * @param fields what an example is made of
 * @param scorer one score an example, in order
 */
public record ReferenceScoring(
    List<String> fields, Function<List<List<String>>, List<Scored>> scorer) {}
