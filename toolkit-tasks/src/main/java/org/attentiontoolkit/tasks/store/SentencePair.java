package org.attentiontoolkit.tasks.store;

/**
 * A sentence and its translation.
 *
 * @param source what is translated
 * @param target its translation, empty where that is not known
 * @param number its line in files, or else its place among the pairs of its set, from 1
 */
public record SentencePair(String source, String target, int number) {}
