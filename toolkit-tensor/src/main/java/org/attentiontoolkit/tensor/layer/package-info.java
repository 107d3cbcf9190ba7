/**
 * Layers: operations together with the parameters they declare. Models and plugins are written with
 * them.
 *
 * <p>Reading order: {@link Linear}, {@link Embedding}, {@link LayerNorm}, {@link RmsNorm}, {@link
 * Dropout}.
 */
@NullMarked
package org.attentiontoolkit.tensor.layer;

import org.jspecify.annotations.NullMarked;
