/**
 * From features to predictions: what a {@link Head} makes of them, and how a {@link Search} finds
 * the best sequence of tokens.
 *
 * <p>Reading order: {@link Head}, {@link HeadSlot}, {@link NextTokens}, {@link Search}, {@link
 * Output}.
 */
@NullMarked
package org.attentiontoolkit.api.output;

import org.jspecify.annotations.NullMarked;
