package org.attentiontoolkit.api.task;

/**
 * One example and what was predicted for it, as text.
 *
 * @param source what was read
 * @param reference what was right
 * @param output what was predicted
 */
public record Prediction(String source, String reference, String output) {}
