/** Attention as pictures in a page: {@link HeatMaps} shows those of an example. */
@NullMarked
package org.attentiontoolkit.runner.report.heat;

import org.jspecify.annotations.NullMarked;
