package org.attentiontoolkit.runner.folder;

import java.util.Map;

/**
 * What was measured at a step.
 *
 * @param step how many updates of the parameters were made before
 * @param values by name, such as {@code train.loss}
 */
public record Measurement(long step, Map<String, Double> values) {}
