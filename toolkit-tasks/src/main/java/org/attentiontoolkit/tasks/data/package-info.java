/**
 * Parallel corpora: pairs of sentences to learn from and to evaluate on.
 *
 * <p>Reading order: {@link SentencePair}, the source from files {@link ParallelText}, then how
 * pairs become examples: {@link TextSide}, {@link ExampleReader}.
 */
@NullMarked
package org.attentiontoolkit.tasks.data;

import org.jspecify.annotations.NullMarked;
