/** What pages are written with: text that cannot become markup, numbers for people. */
@NullMarked
package org.attentiontoolkit.runner.report.markup;

import org.jspecify.annotations.NullMarked;
