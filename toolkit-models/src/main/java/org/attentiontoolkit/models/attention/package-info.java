/**
 * Attentions: from a query and a memory to a context. Most are put together of the parts in the
 * packages below this one.
 *
 * <p>Reading order: {@link MultiHeadAttention}, {@link DifferentialAttention}, {@link NoAttention}.
 */
@NullMarked
package org.attentiontoolkit.models.attention;

import org.jspecify.annotations.NullMarked;
