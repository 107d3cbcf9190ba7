/** Contract tests that a plugin author inherits. */
@NullMarked
package org.attentiontoolkit.testkit;

import org.jspecify.annotations.NullMarked;
