/**
 * Translation edit rate (Snover et al. 2006) exactly as sacreBLEU 2 computes and prints it, which
 * follows Tercom's heuristics.
 *
 * <p>Reading order: {@link org.attentiontoolkit.tasks.metric.ter.TerMetric}, {@link
 * org.attentiontoolkit.tasks.metric.ter.TercomTokenizer}, {@link
 * org.attentiontoolkit.tasks.metric.ter.EditRate}, which looks for shifts, with {@link
 * org.attentiontoolkit.tasks.metric.ter.EditDistance} and {@link
 * org.attentiontoolkit.tasks.metric.ter.Alignment}.
 */
@NullMarked
package org.attentiontoolkit.tasks.metric.ter;

import org.jspecify.annotations.NullMarked;
