/**
 * Learning rates: {@link org.attentiontoolkit.tensor.optim.schedule.Schedule} and the usual ones.
 */
@NullMarked
package org.attentiontoolkit.tensor.optim.schedule;

import org.jspecify.annotations.NullMarked;
