/** Optimizers and schedules by name: {@link LearningPlugin}. */
@NullMarked
package org.attentiontoolkit.runner.learning;

import org.jspecify.annotations.NullMarked;
