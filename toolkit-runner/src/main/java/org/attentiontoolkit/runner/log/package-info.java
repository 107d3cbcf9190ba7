/** Logging: short on the screen, complete in a run's {@code log.txt}. */
@NullMarked
package org.attentiontoolkit.runner.log;

import org.jspecify.annotations.NullMarked;
