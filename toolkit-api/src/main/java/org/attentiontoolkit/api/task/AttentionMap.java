package org.attentiontoolkit.api.task;

import java.util.List;

/**
 * What the attention of one example looked at.
 *
 * @param example which example: its place among the predictions, from 0
 * @param place which attention of the model, such as {@code attention}
 * @param head which head, from 0
 * @param queries T labels, such as the tokens that were predicted
 * @param keys S labels, such as the source's tokens
 * @param weights {@code [T][S]}, each row sums to one
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
public record AttentionMap(
    int example,
    String place,
    int head,
    List<String> queries,
    List<String> keys,
    double[][] weights) {}
