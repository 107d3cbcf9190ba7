/**
 * What training does beside making the next token likely: {@link
 * org.attentiontoolkit.tasks.training.ScheduledSampling} gives a decoder tokens of its own to go on
 * from, {@link org.attentiontoolkit.tasks.training.RDrop} makes two passes with other dropout
 * agree.
 */
@NullMarked
package org.attentiontoolkit.tasks.training;

import org.jspecify.annotations.NullMarked;
