package org.attentiontoolkit.models.recurrent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.attentiontoolkit.api.attention.Attention;
import org.attentiontoolkit.api.attention.Memory;
import org.attentiontoolkit.api.model.Decoded;
import org.attentiontoolkit.api.model.Pointer;
import org.attentiontoolkit.api.model.Tokens;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.Places;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.op.Layout;
import org.attentiontoolkit.tensor.op.PairLayout;
import org.attentiontoolkit.tensor.op.Pairs;
import org.attentiontoolkit.tensor.op.Pointwise;
import org.attentiontoolkit.tensor.op.SharedRows;

/**
 * All positions of known targets, position by position. Sentences are sorted by target length, the
 * longest first, so that those still alive at a position are always the first ones: a sentence that
 * has ended costs nothing any more. Rows are kept by position, then by sentence, until the end.
 */
final class TeacherForcing {
  private final RecurrentDecoder decoder;
  private final Tape tape;
  private final Memory memory;
  private final Tokens inputs;
  private final Attention.Weights wanted;

  /** Sentences, longest target first. */
  private final int[] order;

  /** How many sentences are alive at each position. */
  private final int[] alive;

  TeacherForcing(
      RecurrentDecoder decoder, Tape tape, Memory memory, Tokens inputs, Attention.Weights wanted) {
    this.decoder = decoder;
    this.tape = tape;
    this.memory = memory;
    this.inputs = inputs;
    this.wanted = wanted;
    Segments targets = inputs.segments();
    order =
        IntStream.range(0, targets.count())
            .boxed()
            .sorted(Comparator.comparingInt(b -> -targets.length(b)))
            .mapToInt(b -> b)
            .toArray();
    alive =
        IntStream.range(0, targets.maxLength())
            .map(t -> (int) Arrays.stream(targets.lengths()).filter(l -> l > t).count())
            .toArray();
  }

  Decoded run() {
    int[] rows = rowsByPosition();
    int[] tokens = Arrays.stream(rows).map(row -> inputs.ids()[row]).toArray();
    Places places = inputs.segments().places().select(rows);
    SharedRows words = decoder.embed(tape, tokens, places);
    Tensor gates = decoder.embeddingGates(tape, words); // [N, G·H]
    Tensor embedded = words.expand(tape); // [N, embedding]
    boolean pointing = decoder.pointerWidth().isPresent();
    RecurrentState state = decoder.startState(tape, sorted(memory));
    List<Tensor> states = new ArrayList<>();
    List<Tensor> contexts = new ArrayList<>();
    List<Tensor> features = new ArrayList<>();
    List<Pairs> weights = new ArrayList<>();
    List<Tensor> overlaps = new ArrayList<>();
    int from = 0;
    for (int count : alive) {
      int to = from + count;
      RecurrentStep step =
          decoder.advance(
              tape, state.first(tape, count), Layout.rows(tape, gates, from, to), wanted);
      states.add(step.top());
      contexts.add(step.context());
      if (wanted == Attention.Weights.WANTED || pointing) {
        step.weights().ifPresent(weights::add);
      }
      step.overlap().ifPresent(overlaps::add);
      state = step.state();
      if (decoder.feedsOutput()) {
        int[] now = IntStream.range(from, to).toArray();
        features.add(
            decoder.features(
                tape, step, Layout.rows(tape, embedded, from, to), places.select(now)));
        state = decoder.fedOutput(state, features.getLast());
      }
      from = to;
    }
    Tensor byPosition =
        decoder.feedsOutput()
            ? joined(features)
            : decoder.features(tape, joined(states), joined(contexts), embedded, places); // [N, W]
    int[] back = inverse(rows);
    Optional<Pairs> looks = weights.isEmpty() ? Optional.empty() : Optional.of(bySentence(weights));
    return new Decoded(
        Layout.gatherRows(tape, byPosition, back),
        wanted == Attention.Weights.WANTED
            ? looks.map(all -> Map.of(RecurrentDecoder.ATTENTION, all)).orElse(Map.of())
            : Map.of(),
        Map.of(),
        decoder.covers() ? Optional.of(sum(overlaps)) : Optional.empty(),
        pointing
            ? Optional.of(pointer(joined(contexts), joined(states), embedded, back, looks))
            : Optional.empty());
  }

  private Pointer pointer(
      Tensor contexts, Tensor states, Tensor embedded, int[] rows, Optional<Pairs> looks) {
    Tensor asked = RecurrentDecoder.asked(tape, contexts, states, embedded);
    return new Pointer(Layout.gatherRows(tape, asked, rows), looks.orElseThrow());
  }

  private Tensor sum(List<Tensor> values) {
    return values.stream()
        .reduce((x, y) -> Pointwise.add(tape, x, y))
        .orElseGet(() -> tape.zeros(Shape.of(1)));
  }

  /** For each row by position, the row of the inputs. */
  private int[] rowsByPosition() {
    int[] rows = new int[inputs.ids().length];
    int next = 0;
    for (int t = 0; t < alive.length; t++) {
      for (int i = 0; i < alive[t]; i++) {
        rows[next++] = inputs.segments().start(order[i]) + t;
      }
    }
    return rows;
  }

  private Memory sorted(Memory original) {
    Segments segments = original.states().segments();
    int[] rows =
        Arrays.stream(order)
            .flatMap(b -> IntStream.range(segments.start(b), segments.end(b)))
            .toArray();
    return new Memory(
        new Packed(
            Layout.gatherRows(tape, original.states().values(), rows), segments.select(order)),
        original.summary().map(summary -> Layout.gatherRows(tape, summary, order)),
        original.grid());
  }

  private Tensor joined(List<Tensor> parts) {
    return Layout.concatRows(tape, parts.toArray(Tensor[]::new));
  }

  private static int[] inverse(int[] permutation) {
    int[] inverse = new int[permutation.length];
    for (int i = 0; i < permutation.length; i++) {
      inverse[permutation[i]] = i;
    }
    return inverse;
  }

  /** Weights by position, one query a sentence, as weights by sentence. */
  private Pairs bySentence(List<Pairs> byPosition) {
    PairLayout layout =
        new PairLayout(
            inputs.segments(), memory.states().segments(), byPosition.getFirst().layout().heads());
    int[] places = new int[layout.length()];
    int from = 0;
    for (int t = 0; t < byPosition.size(); t++) {
      PairLayout step = byPosition.get(t).layout();
      for (int i = 0; i < alive[t]; i++) {
        for (int h = 0; h < layout.heads(); h++) {
          int first = layout.row(order[i], h, t);
          for (int key = 0; key < layout.keys().length(order[i]); key++) {
            places[first + key] = from + step.row(i, h, 0) + key;
          }
        }
      }
      from += step.length();
    }
    Tensor[] columns =
        byPosition.stream()
            .map(
                pairs -> Layout.reshape(tape, pairs.values(), Shape.of(pairs.layout().length(), 1)))
            .toArray(Tensor[]::new);
    Tensor ordered = Layout.gatherRows(tape, Layout.concatRows(tape, columns), places);
    return new Pairs(Layout.reshape(tape, ordered, Shape.of(places.length)), layout);
  }
}
