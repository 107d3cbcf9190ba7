/**
 * Recurrent encoder and decoder.
 *
 * <p>Reading order: {@link org.attentiontoolkit.models.recurrent.RecurrentEncoder}, {@link
 * org.attentiontoolkit.models.recurrent.RecurrentDecoder}, {@link
 * org.attentiontoolkit.models.recurrent.DecoderCells}.
 */
@NullMarked
package org.attentiontoolkit.models.recurrent;

import org.jspecify.annotations.NullMarked;
