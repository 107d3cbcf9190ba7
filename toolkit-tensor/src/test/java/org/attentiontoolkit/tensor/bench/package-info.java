/** Measurements that are started by hand: see docs/performance.md. */
@NullMarked
package org.attentiontoolkit.tensor.bench;

import org.jspecify.annotations.NullMarked;
