package org.attentiontoolkit.api.config;

import java.util.Map;

/**
 * What was read.
 *
 * @param value the record
 * @param text every key that counted, defaults too, as a file that gives the same record again from
 *     any folder
 * @param flat the same as paths and values in the order of the records, for showing and tracking
 */
public record Reading<R>(R value, String text, Map<String, String> flat) {}
