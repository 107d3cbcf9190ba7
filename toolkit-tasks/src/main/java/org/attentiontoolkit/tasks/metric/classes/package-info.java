/** Scores of classes, all functions of how often each was predicted, was right, and was both. */
@NullMarked
package org.attentiontoolkit.tasks.metric.classes;

import org.jspecify.annotations.NullMarked;
