package org.attentiontoolkit.tasks.data;

import java.util.Optional;

/**
 * Text files to evaluate on, the n-th line of one translating the n-th line of the other.
 *
 * @param source file of sentences to translate
 * @param target file of their translations; without it there are predictions but no scores
 */
public record EvaluationTexts(String source, Optional<String> target) {}
