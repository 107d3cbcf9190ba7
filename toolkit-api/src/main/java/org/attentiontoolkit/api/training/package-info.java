/** How parameters are changed, beside {@link org.attentiontoolkit.tensor.optim}. */
@NullMarked
package org.attentiontoolkit.api.training;

import org.jspecify.annotations.NullMarked;
