/**
 * Attention: what it is, and the parts most attentions are made of.
 *
 * <p>Reading order: {@link Memory}, {@link Attention}, {@link Score}, {@link ScoredAttention},
 * {@link Pooling}.
 */
@NullMarked
package org.attentiontoolkit.api.attention;

import org.jspecify.annotations.NullMarked;
