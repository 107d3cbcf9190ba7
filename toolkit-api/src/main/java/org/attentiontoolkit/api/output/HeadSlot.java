package org.attentiontoolkit.api.output;

/**
 * Where a head is put.
 *
 * @param outputs how many values it gives for each row of features: V for tokens
 * @param width W of the features
 */
public record HeadSlot(int outputs, int width) {}
