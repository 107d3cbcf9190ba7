package org.attentiontoolkit.api.attention;

/**
 * What a normaliser gets.
 *
 * @param heads H, of the scores
 */
public record NormaliserSlot(int heads) {}
