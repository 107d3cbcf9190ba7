/**
 * What white space is and how decimals are printed where scores must equal those of Python's
 * scripts: {@link org.attentiontoolkit.tasks.metric.segment.Whitespace}, {@link
 * org.attentiontoolkit.tasks.metric.segment.FixedPoint}.
 */
@NullMarked
package org.attentiontoolkit.tasks.metric.segment;

import org.jspecify.annotations.NullMarked;
