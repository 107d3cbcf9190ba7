/** Text files read strictly: {@link org.attentiontoolkit.tasks.file.Utf8Lines}. */
@NullMarked
package org.attentiontoolkit.tasks.file;

import org.jspecify.annotations.NullMarked;
