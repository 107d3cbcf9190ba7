/**
 * Language modelling: which token comes next, given those before it.
 *
 * <p>Reading order: {@link LanguageModelSettings}, {@link LanguageModelTask} (reads the data),
 * {@link PreparedLanguageModel}, {@link LanguageModel} (the loss), {@link LanguageModelEvaluation}
 * (the scores), {@link LineContinuation} (what is written).
 */
@NullMarked
package org.attentiontoolkit.tasks.language;

import org.jspecify.annotations.NullMarked;
