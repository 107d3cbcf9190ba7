/** Scores of answers that are spans of a text, as the official script of SQuAD 2.0 defines them. */
@NullMarked
package org.attentiontoolkit.tasks.metric.span;

import org.jspecify.annotations.NullMarked;
