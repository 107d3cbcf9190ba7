/**
 * What the user sees: {@link Streams}, {@link Screen} with its status line, and how problems are
 * shown.
 */
@NullMarked
package org.attentiontoolkit.runner.screen;

import org.jspecify.annotations.NullMarked;
