/**
 * The state of training by name, so that it can be written and gone on from: {@link
 * org.attentiontoolkit.runner.train.state.Stateful} shows each value to a {@link
 * org.attentiontoolkit.runner.train.state.StateVisitor}.
 */
@NullMarked
package org.attentiontoolkit.runner.train.state;

import org.jspecify.annotations.NullMarked;
