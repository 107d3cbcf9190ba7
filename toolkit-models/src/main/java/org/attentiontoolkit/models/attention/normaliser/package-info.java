/**
 * From scores to weights, one a file; softmax is {@link
 * org.attentiontoolkit.api.attention.SoftmaxNormaliser}.
 */
@NullMarked
package org.attentiontoolkit.models.attention.normaliser;

import org.jspecify.annotations.NullMarked;
