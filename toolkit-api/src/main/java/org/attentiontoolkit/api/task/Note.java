package org.attentiontoolkit.api.task;

/**
 * Something that can be known of a prediction, and may say why it is wrong: from token ids and
 * lengths, not guessed from its text.
 *
 * @param name as files have it, in small letters with hyphens, such as {@code unknown-source}
 * @param meaning exactly when it holds, for people
 */
public record Note(String name, String meaning) {}
