/**
 * Translation: a source sentence in, its translation out.
 *
 * <p>Reading order: {@link TranslationSettings}, {@link TranslationTask} (reads the data), {@link
 * PreparedTranslation}, {@link TranslationModel} (the loss), {@link BatchedDecoding} (the outputs),
 * {@link TranslationEvaluation} (the scores).
 */
@NullMarked
package org.attentiontoolkit.tasks.translation;

import org.jspecify.annotations.NullMarked;
