/**
 * The parts of a model and how they fit together.
 *
 * <p>Reading order: {@link Encoder}, {@link Memory}, {@link Attention}, {@link Decoder}, {@link
 * ModelParts}.
 */
@NullMarked
package org.attentiontoolkit.api.model;

import org.jspecify.annotations.NullMarked;
