package org.attentiontoolkit.tasks.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.attentiontoolkit.api.config.Within;
import org.attentiontoolkit.api.model.DecoderState;
import org.attentiontoolkit.api.output.NextTokens;
import org.attentiontoolkit.api.output.Output;
import org.attentiontoolkit.api.output.Search;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.random.Draws;

/**
 * Draws each next token at random, as many outputs of a source as are wanted. What is drawn depends
 * on the seed, the number of the source, of the output and of the token alone.
 */
public final class SamplingSearch implements Search {
  /**
   * Settings; cuts are made in this order, each of what those before it left.
   *
   * @param temperature what logits are divided by
   * @param topK only so many of the likeliest tokens: Fan, Lewis and Dauphin, ACL 2018; 0 for all
   * @param topP only the likeliest tokens that have this probability together: Holtzman et al.,
   *     ICLR 2020
   * @param minP only tokens whose probability is this share of the likeliest one's: Nguyen et al.,
   *     ICLR 2025
   * @param seed of what is drawn
   */
  public record Config(
      @Within("(0, 1000]") double temperature,
      @Within("[0,)") int topK,
      @Within("(0, 1]") double topP,
      @Within("[0, 1]") double minP,
      long seed) {}

  private final Config config;
  private final Sampler sampler;

  /** A search. */
  public SamplingSearch(Config config) {
    this.config = config;
    this.sampler = new Sampler(config);
  }

  @Override
  public List<List<Output>> search(Tape tape, NextTokens model, Request request, Stop stop) {
    int sources = request.limits().length;
    int each = request.outputs();
    Hypothesis[] written = new Hypothesis[sources * each];
    Arrays.fill(written, Hypothesis.start(model.first()));
    int[] all = IntStream.range(0, written.length).toArray();
    DecoderState begin =
        model.begin().select(tape, Arrays.stream(all).map(i -> i / each).toArray());
    Steps.run(
        tape,
        stop,
        new Front(begin, all),
        front -> front.places.length > 0,
        front -> step(tape, model, request, front, written));
    return IntStream.range(0, sources)
        .mapToObj(b -> best(Arrays.asList(written).subList(b * each, (b + 1) * each)))
        .toList();
  }

  private static List<Output> best(List<Hypothesis> samples) {
    return samples.stream()
        .sorted(Comparator.comparingDouble(h -> -h.logProbability()))
        .map(h -> h.output(h.logProbability()))
        .toList();
  }

  /**
   * Where the search is.
   *
   * @param places which output each row of the state writes
   */
  @SuppressWarnings("ArrayRecordComponent") // compared nowhere
  private record Front(DecoderState state, int[] places) {}

  private Front step(
      Tape tape, NextTokens model, Request request, Front from, Hypothesis[] written) {
    int each = request.outputs();
    int[] last = Arrays.stream(from.places).map(place -> written[place].token()).toArray();
    NextTokens.Step step = model.step(tape, from.state, last);
    Map<String, Look> looks = Look.of(step.weights());
    DenseArray logProbabilities = tape.scratch(step.logits().shape());
    tape.kernels().softmaxes().logSoftmax(step.logits().data(), logProbabilities);
    double[] values = logProbabilities.toDoubles();
    int words = step.logits().columns();
    int position = written[from.places[0]].length();
    int[] sources = Arrays.stream(from.places).map(place -> place / each).toArray();
    ForcedTokens forced =
        ForcedTokens.of(tape, step.logits(), request.prefixes(), sources, position);
    List<Integer> rows = new ArrayList<>();
    int number = 0;
    for (int row = 0; row < from.places.length; row++) {
      int place = from.places[row];
      double[] own = Arrays.copyOfRange(values, row * words, (row + 1) * words);
      int source = sources[row];
      number = row > 0 && from.places[row - 1] / each == source ? number + 1 : 0;
      int token =
          forced.at(row)
              ? forced.tokens()[row]
              : sampler.draw(own, uniform(request, source, place % each, written[place]));
      written[place] = written[place].then(token, own[token], Look.at(looks, source, number));
      if (token != model.end() && written[place].length() < request.limits()[source]) {
        rows.add(row);
      }
    }
    int[] going = rows.stream().mapToInt(Integer::intValue).toArray();
    return new Front(
        step.state().select(tape, going),
        Arrays.stream(going).map(row -> from.places[row]).toArray());
  }

  private double uniform(Request request, int source, int output, Hypothesis before) {
    long key = Draws.key(config.seed(), "sampling", request.numbers()[source]);
    return Draws.uniform(Draws.bits(key, output), before.length());
  }
}
