/**
 * chrF and chrF++ (Popović 2015, 2017) exactly as sacreBLEU 2 computes and prints them: {@link
 * org.attentiontoolkit.tasks.metric.chrf.ChrfMetric}.
 */
@NullMarked
package org.attentiontoolkit.tasks.metric.chrf;

import org.jspecify.annotations.NullMarked;
