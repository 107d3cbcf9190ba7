package org.attentiontoolkit.api.output;

import java.util.List;
import java.util.Map;

/**
 * What was found for one source.
 *
 * @param tokens with the one that ends it, unless the length limit came first; T of them
 * @param logProbability of all of them, given the source, in nats
 * @param score what the search puts outputs in order by; higher is better
 * @param weights what each head of each attention looked at, by the attention's place: a list of T
 *     steps, each {@code [H][S]}; empty unless wanted
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
public record Output(
    int[] tokens, double logProbability, double score, Map<String, List<double[][]>> weights) {}
