/** Downloading public data sets: {@link Datasets}, then {@link Download}. */
@NullMarked
package org.attentiontoolkit.runner.fetch;

import org.jspecify.annotations.NullMarked;
