/**
 * A kernel set behind checks: shapes that do not fit each other are an error that names them, and
 * nothing reaches native code.
 */
@NullMarked
package org.attentiontoolkit.tensor.kernel.checked;

import org.jspecify.annotations.NullMarked;
