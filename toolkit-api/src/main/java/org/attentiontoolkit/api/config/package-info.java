/**
 * Experiment files: read strictly into records, every problem told at once. What HOCON text means
 * is {@code api.hocon}'s.
 *
 * <p>Reading order: {@link ConfigFiles} (file and {@code --set}), {@link ConfigSection}, {@link
 * RecordReader} (a section into a record), {@link Reading} (the record, and the text that gives it
 * again), {@link Reference} (defaults and their documentation).
 */
@NullMarked
package org.attentiontoolkit.api.config;

import org.jspecify.annotations.NullMarked;
