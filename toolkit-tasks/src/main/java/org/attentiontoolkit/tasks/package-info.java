/** Tasks: data, vocabularies, batches, heads and metrics. */
@NullMarked
package org.attentiontoolkit.tasks;

import org.jspecify.annotations.NullMarked;
