/**
 * What the model looked at, to look at in a page: {@link LookView} has the sentences, {@link
 * HeadTable} each head over many of them. The page's scripts {@code look*.js} draw it.
 *
 * <p>Reading order: {@link LookView}, {@code LookData} (what the scripts are given), {@code
 * QuantizedWeights}, {@link HeadTable}.
 */
@NullMarked
package org.attentiontoolkit.runner.report.look;

import org.jspecify.annotations.NullMarked;
