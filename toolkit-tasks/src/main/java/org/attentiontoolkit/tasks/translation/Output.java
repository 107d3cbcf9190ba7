package org.attentiontoolkit.tasks.translation;

import java.util.List;
import java.util.Map;

/**
 * What a model wrote for one source.
 *
 * @param tokens with {@code </s>}, unless the length limit came first; T of them
 * @param weights what each head of each attention looked at, by the attention's place: a list of T
 *     steps, each {@code [H][S]}; empty unless wanted
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
record Output(int[] tokens, Map<String, List<double[][]>> weights) {}
