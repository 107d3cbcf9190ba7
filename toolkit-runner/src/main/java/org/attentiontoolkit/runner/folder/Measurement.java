package org.attentiontoolkit.runner.folder;

import java.time.Instant;
import java.util.Map;

/**
 * What was measured at a step.
 *
 * @param step how many updates of the parameters were made before
 * @param time when, to the millisecond
 * @param values by name, such as {@code train.loss}
 */
public record Measurement(long step, Instant time, Map<String, Double> values) {}
