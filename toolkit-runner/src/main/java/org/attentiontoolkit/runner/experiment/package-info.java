/**
 * What a run is made of: {@link Experiment} has the seven steps in order, {@link
 * ExperimentSettings} is its file.
 */
@NullMarked
package org.attentiontoolkit.runner.experiment;

import org.jspecify.annotations.NullMarked;
