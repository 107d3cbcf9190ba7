/**
 * Operations, each with its gradient beside it. Every one takes the {@link
 * org.attentiontoolkit.tensor.Tape} first.
 */
@NullMarked
package org.attentiontoolkit.tensor.op;

import org.jspecify.annotations.NullMarked;
