/**
 * Parallel corpora: pairs of sentences in three splits.
 *
 * <p>Reading order: {@link SentencePair}, {@link PairSource}, the source from files {@link
 * ParallelText}, then how pairs become examples: {@link TextSide}, {@link ExampleReader}.
 */
@NullMarked
package org.attentiontoolkit.tasks.data;

import org.jspecify.annotations.NullMarked;
