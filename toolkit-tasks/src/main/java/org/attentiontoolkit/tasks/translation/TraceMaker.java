package org.attentiontoolkit.tasks.translation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.attentiontoolkit.api.output.SearchWatch;
import org.attentiontoolkit.api.task.DecodingTrace.Choice;
import org.attentiontoolkit.api.task.DecodingTrace.Kept;
import org.attentiontoolkit.api.task.DecodingTrace.Step;
import org.attentiontoolkit.tensor.op.TopTokens;

/**
 * Says in words how an output was written.
 *
 * @param token of a number
 * @param tokens of the output
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
record TraceMaker(IntFunction<String> token, int[] tokens) {

  /**
   * The steps.
   *
   * @param top the likeliest tokens of each
   * @param losses of what was written: its negative log-probabilities
   */
  List<Step> steps(TopTokens top, double[] losses) {
    List<Step> steps = new ArrayList<>();
    for (int t = 0; t < tokens.length; t++) {
      int step = t;
      List<Choice> likeliest =
          IntStream.range(0, top.count())
              .mapToObj(rank ->
                  new Choice(
                      token.apply(top.ids()[rank][step]),
                      Math.exp(top.logProbabilities()[rank][step])))
              .toList();
      steps.add(new Step(token.apply(tokens[t]), Math.exp(-losses[t]), likeliest));
    }
    return steps;
  }

  /** What a search kept at each step, where a parent is one of all that the step before kept. */
  List<List<Kept>> kept(List<List<SearchWatch.Kept>> steps) {
    List<List<Kept>> all = new ArrayList<>();
    int[] going = {0};
    int chosen = 0;
    for (int t = 0; t < steps.size(); t++) {
      List<SearchWatch.Kept> step = steps.get(t);
      List<Kept> told = new ArrayList<>();
      int next = -1;
      for (SearchWatch.Kept k : step) {
        int parent = going[k.parent()];
        boolean best = t < tokens.length && parent == chosen && k.token() == tokens[t];
        next = best ? told.size() : next;
        told.add(new Kept(parent, token.apply(k.token()), k.logProbability(), k.finished(), best));
      }
      all.add(told);
      chosen = next;
      going = IntStream.range(0, step.size()).filter(i -> !step.get(i).finished()).toArray();
    }
    return all;
  }
}
