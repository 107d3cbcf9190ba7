/**
 * Reports runs to an MLflow server without ever making them wait.
 *
 * <p>Reading order: {@link Trackers}, {@link MlflowTracker} (what a run talks to), {@code Delivery}
 * (its thread and queue), {@code MlflowServer} (what is said to the server).
 */
@NullMarked
package org.attentiontoolkit.runner.tracking;

import org.jspecify.annotations.NullMarked;
