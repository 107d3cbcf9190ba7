/** What several tests of the runner use. */
@NullMarked
package org.attentiontoolkit.runner.testing;

import org.jspecify.annotations.NullMarked;
