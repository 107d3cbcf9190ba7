package org.attentiontoolkit.tasks.data;

/**
 * Two text files to learn from, the n-th line of one translating the n-th line of the other.
 *
 * @param source file of sentences to translate
 * @param target file of their translations
 */
public record TextFiles(String source, String target) {}
