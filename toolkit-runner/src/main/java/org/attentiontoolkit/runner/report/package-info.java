/**
 * Shows runs: {@code report.html} and pages and pictures of attention. Pages are single files that
 * ask nothing of the network.
 *
 * <p>Reading order: {@link Report}, {@link org.attentiontoolkit.runner.report.data.ReportData},
 * {@code Page} (what every page has), {@code ScoreTable}, then the packages {@code chart}, {@code
 * sample}, {@code look} and {@code beside}; {@link AttentionPage} and {@link AttentionPicture} are
 * for attention alone.
 */
@NullMarked
package org.attentiontoolkit.runner.report;

import org.jspecify.annotations.NullMarked;
