package org.attentiontoolkit.tensor.kernel.nd4j;

import org.attentiontoolkit.tensor.kernel.PairKernels;
import org.attentiontoolkit.tensor.kernel.PairRanges;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/** Pairs of queries and keys, one head of one sequence at a time. */
final class Nd4jPairs implements PairKernels {
  @Override
  public void additive(
      PairRanges ranges, DenseArray queries, DenseArray keys, DenseArray v, DenseArray scores) {
    INDArray column = v.nd(0, v.columns(), 1, 1);
    forUnits(
        ranges,
        (b, head) -> {
          INDArray k = keys(ranges, keys, b, head);
          for (int i = 0; i < ranges.queries(b); i++) {
            INDArray tanh = tanh(k, row(queries, ranges.queryStart(b) + i));
            row(ranges, scores, b, head, i, ranges.keys(b)).assign(tanh.mmul(column).transpose());
          }
        });
  }

  @Override
  public void additiveBackward(
      PairRanges ranges,
      DenseArray queries,
      DenseArray keys,
      DenseArray v,
      DenseArray dScores,
      DenseArray dQueries,
      DenseArray dKeys,
      DenseArray dvParts) {
    INDArray factor = v.nd(0, 1, v.columns(), v.columns());
    dvParts.nd().assign(0);
    for (int group = 0; group < ranges.groups(); group++) {
      INDArray dv = row(dvParts, group);
      for (int b = ranges.groupStart(group); b < ranges.groupStart(group + 1); b++) {
        if (ranges.keys(b) == 0) {
          continue;
        }
        INDArray k = keys(ranges, keys, b, 0);
        INDArray dk = keys(ranges, dKeys, b, 0);
        for (int i = 0; i < ranges.queries(b); i++) {
          int query = ranges.queryStart(b) + i;
          INDArray tanh = tanh(k, row(queries, query));
          INDArray d = row(ranges, dScores, b, 0, i, ranges.keys(b));
          dv.addi(d.mmul(tanh));
          INDArray slope = tanh.mul(tanh).rsubi(1).muliRowVector(factor);
          slope.muliColumnVector(d.transpose());
          dk.addi(slope);
          row(dQueries, query).addi(slope.sum(true, 0));
        }
      }
    }
  }

  @Override
  public void dot(
      PairRanges ranges,
      DenseArray queries,
      DenseArray keys,
      double scale,
      DenseArray scores,
      boolean add) {
    forUnits(
        ranges,
        (b, head) -> {
          INDArray q = queries(ranges, queries, b, head);
          INDArray k = keys(ranges, keys, b, head);
          put(q.mmul(k.transpose()).muli(scale), values(ranges, scores, b, head), add);
        });
  }

  @Override
  public void sumOverKeys(
      PairRanges ranges,
      DenseArray weights,
      DenseArray keys,
      double scale,
      DenseArray sums,
      boolean add) {
    if (!add && sums.length() > 0) {
      sums.nd().assign(0);
    }
    forUnits(
        ranges,
        (b, head) -> {
          INDArray w = values(ranges, weights, b, head);
          INDArray sum = w.mmul(keys(ranges, keys, b, head)).muli(scale);
          put(sum, queries(ranges, sums, b, head), add);
        });
  }

  @Override
  public void sumOverQueries(
      PairRanges ranges,
      DenseArray weights,
      DenseArray queries,
      double scale,
      DenseArray sums,
      boolean add) {
    if (!add && sums.length() > 0) {
      sums.nd().assign(0);
    }
    forUnits(
        ranges,
        (b, head) -> {
          INDArray w = values(ranges, weights, b, head);
          INDArray sum = w.transpose().mmul(queries(ranges, queries, b, head)).muli(scale);
          put(sum, keys(ranges, sums, b, head), add);
        });
  }

  @Override
  public void softmax(PairRanges ranges, int[] visible, DenseArray scores, DenseArray weights) {
    forUnits(
        ranges,
        (b, head) -> {
          values(ranges, weights, b, head).assign(0);
          for (int i = 0; i < ranges.queries(b); i++) {
            int count = visible[ranges.queryStart(b) + i];
            if (count > 0) {
              softmax(
                  row(ranges, scores, b, head, i, count), row(ranges, weights, b, head, i, count));
            }
          }
        });
  }

  @Override
  public void softmaxBackward(
      PairRanges ranges, DenseArray weights, DenseArray dWeights, DenseArray dScores, boolean add) {
    forUnits(
        ranges,
        (b, head) -> {
          INDArray y = values(ranges, weights, b, head);
          INDArray dy = values(ranges, dWeights, b, head);
          INDArray products = y.mul(dy).sum(true, 1);
          INDArray dx = dy.subColumnVector(products).muli(y);
          put(dx, values(ranges, dScores, b, head), add);
        });
  }

  private static void softmax(INDArray x, INDArray y) {
    double max = x.maxNumber().doubleValue();
    if (max > Double.NEGATIVE_INFINITY) {
      INDArray e = Transforms.exp(x.sub(max), false);
      y.assign(e.divi(e.sumNumber()));
    }
  }

  private static INDArray tanh(INDArray keys, INDArray query) {
    return Transforms.tanh(keys.addRowVector(query), false);
  }

  private static void put(INDArray values, INDArray place, boolean add) {
    if (add) {
      place.addi(values);
    } else {
      place.assign(values);
    }
  }

  private static INDArray queries(PairRanges ranges, DenseArray x, int b, int head) {
    return block(x, ranges.queryStart(b), ranges.queries(b), head, ranges.heads());
  }

  private static INDArray keys(PairRanges ranges, DenseArray x, int b, int head) {
    return block(x, ranges.keyStart(b), ranges.keys(b), head, ranges.heads());
  }

  private static INDArray block(DenseArray x, int firstRow, int rows, int head, int heads) {
    int width = x.columns() / heads;
    return x.nd((long) firstRow * x.columns() + (long) head * width, rows, width, x.columns());
  }

  private static INDArray values(PairRanges ranges, DenseArray x, int b, int head) {
    int keys = ranges.keys(b);
    return x.nd(ranges.valueStart(b, head), ranges.queries(b), keys, keys);
  }

  private static INDArray row(DenseArray x, int row) {
    return x.nd((long) row * x.columns(), 1, x.columns(), x.columns());
  }

  /** The first values of one query. */
  private static INDArray row(
      PairRanges ranges, DenseArray x, int b, int head, int query, int count) {
    long from = ranges.valueStart(b, head) + (long) query * ranges.keys(b);
    return x.nd(from, 1, count, count);
  }

  private interface Unit {
    void run(int sequence, int head);
  }

  /** Runs every head of every sequence that has pairs. */
  private static void forUnits(PairRanges ranges, Unit unit) {
    for (int b = 0; b < ranges.sequences(); b++) {
      if (ranges.queries(b) > 0 && ranges.keys(b) > 0) {
        for (int head = 0; head < ranges.heads(); head++) {
          unit.run(b, head);
        }
      }
    }
  }
}
