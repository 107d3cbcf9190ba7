/** How the toolkit tells what is wrong: {@link Problem}, then {@link ToolkitException}. */
@NullMarked
package org.attentiontoolkit.tensor.error;

import org.jspecify.annotations.NullMarked;
