/** First values of parameters. */
@NullMarked
package org.attentiontoolkit.tensor.parameter;

import org.jspecify.annotations.NullMarked;
