package org.attentiontoolkit.tasks.data;

/**
 * A sentence and its translation.
 *
 * @param source what is translated
 * @param target its translation
 */
public record SentencePair(String source, String target) {}
