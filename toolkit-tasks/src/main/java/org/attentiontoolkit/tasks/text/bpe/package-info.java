/**
 * Byte pair encoding: words as sequences of frequent pieces (Sennrich, Haddow and Birch, "Neural
 * machine translation of rare words with subword units", ACL 2016), equal to subword-nmt 0.3.8.
 *
 * <p>Reading order: {@link org.attentiontoolkit.tasks.text.bpe.BpeTokenizer}, {@link
 * org.attentiontoolkit.tasks.text.bpe.BpeLearner} with the counts it works on, {@link
 * org.attentiontoolkit.tasks.text.bpe.BpeCodes}, their file, and {@link
 * org.attentiontoolkit.tasks.text.bpe.BpeEncoder}, which applies them.
 */
@NullMarked
package org.attentiontoolkit.tasks.text.bpe;

import org.jspecify.annotations.NullMarked;
