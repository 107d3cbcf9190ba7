/** The command line, wiring, training, tracking and reports. */
@NullMarked
package org.attentiontoolkit.runner;

import org.jspecify.annotations.NullMarked;
