/**
 * How sure a score is: what each example contributes to it, and what other examples would have made
 * of it.
 *
 * <p>Reading order: {@link Contributions}, {@link Bootstrap}, {@link ConfidenceInterval}, {@link
 * PairedTest} and its kinds {@link PairedBootstrap} and {@link ApproximateRandomization}.
 */
@NullMarked
package org.attentiontoolkit.api.statistics;

import org.jspecify.annotations.NullMarked;
