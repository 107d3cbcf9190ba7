/**
 * The parts of a model and how they fit together.
 *
 * <p>Reading order: {@link Source}, {@link SourceSpec}, {@link Encoder}, {@link Decoder}, {@link
 * ModelParts}.
 */
@NullMarked
package org.attentiontoolkit.api.model;

import org.jspecify.annotations.NullMarked;
