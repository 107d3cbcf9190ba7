/**
 * Text as every part of the toolkit understands it: what a line is ({@link
 * org.attentiontoolkit.api.text.TextLines}), what white space is ({@link
 * org.attentiontoolkit.api.text.Blanks}), and how text is cut ({@link
 * org.attentiontoolkit.api.text.Tokenizer}, {@link
 * org.attentiontoolkit.api.text.LearnedTokenizer}).
 */
@NullMarked
package org.attentiontoolkit.api.text;

import org.jspecify.annotations.NullMarked;
