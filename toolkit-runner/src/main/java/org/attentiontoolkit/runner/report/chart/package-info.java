/**
 * Charts as SVG and tables with bars.
 *
 * <p>Reading order: {@link Curves}, {@code Quantity} (what a metric is, and so how it is drawn),
 * {@code Axis}, {@code Loess}, {@code CurveChart}; {@link GroupTable}.
 */
@NullMarked
package org.attentiontoolkit.runner.report.chart;

import org.jspecify.annotations.NullMarked;
