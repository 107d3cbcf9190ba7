/** What a report shows, read from the folders of runs. */
@NullMarked
package org.attentiontoolkit.runner.report.data;

import org.jspecify.annotations.NullMarked;
