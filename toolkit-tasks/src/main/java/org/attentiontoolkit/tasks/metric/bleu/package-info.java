/**
 * Corpus BLEU (Papineni et al. 2002) exactly as sacreBLEU 2 (Post 2018) computes and prints it.
 *
 * <p>Start at {@link Bleu}; {@link BleuOptions} says what may be chosen, {@link BleuStatistics}
 * what a segment contributes, {@link BleuScore} how the score is made and shown.
 */
@NullMarked
package org.attentiontoolkit.tasks.metric.bleu;

import org.jspecify.annotations.NullMarked;
