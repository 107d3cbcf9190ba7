/** What stands between features and predictions. */
@NullMarked
package org.attentiontoolkit.tasks.head;

import org.jspecify.annotations.NullMarked;
