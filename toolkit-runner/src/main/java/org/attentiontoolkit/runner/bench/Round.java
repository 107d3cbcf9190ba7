package org.attentiontoolkit.runner.bench;

/**
 * What came of a round.
 *
 * @param sample its figures
 * @param peakBytes the most memory that the process has held so far, 0 where the system doesn't
 *     tell
 */
record Round(Sample sample, long peakBytes) {}
