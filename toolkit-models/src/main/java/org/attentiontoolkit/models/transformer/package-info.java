/**
 * Transformer: encoder and decoder, with any attention in their slots.
 *
 * <p>Reading order: {@link org.attentiontoolkit.models.transformer.TransformerEncoder}, {@link
 * org.attentiontoolkit.models.transformer.TransformerDecoder}, {@link
 * org.attentiontoolkit.models.transformer.Sublayer}.
 */
@NullMarked
package org.attentiontoolkit.models.transformer;

import org.jspecify.annotations.NullMarked;
