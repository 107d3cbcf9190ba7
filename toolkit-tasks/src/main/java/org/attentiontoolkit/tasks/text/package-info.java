/**
 * Text to tokens to numbers: {@link org.attentiontoolkit.api.text.Tokenizer} and its three kinds,
 * then {@link Vocabulary}, {@link VocabularyBuilder} and {@link VocabularyFile}.
 */
@NullMarked
package org.attentiontoolkit.tasks.text;

import org.jspecify.annotations.NullMarked;
