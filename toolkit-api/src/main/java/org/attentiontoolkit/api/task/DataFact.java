package org.attentiontoolkit.api.task;

import java.util.Map;

/**
 * One thing to know about the data of a run.
 *
 * @param name what it is, such as {@code train.source} or {@code vocabulary.target}
 * @param facts such as {@code path}, {@code bytes}, {@code sha256}, {@code examples}; in the order
 *     to show them
 */
public record DataFact(String name, Map<String, String> facts) {}
