/** What README and guides say is done by a test as it stands. */
@NullMarked
package org.attentiontoolkit.runner.documents;

import org.jspecify.annotations.NullMarked;
