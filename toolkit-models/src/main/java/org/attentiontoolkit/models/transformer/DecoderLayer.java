package org.attentiontoolkit.models.transformer;

import java.util.Map;
import java.util.Optional;
import org.attentiontoolkit.api.attention.Attention;
import org.attentiontoolkit.api.attention.Memory;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.op.Pairs;

/** A layer of a Transformer's decoder: Vaswani et al. 2017, figure 1, right. */
record DecoderLayer(AttentionPart self, AttentionPart cross, FeedForward feedForward) {
  /**
   * Where it stands in a search.
   *
   * @param before the states of the steps before, prepared, one sequence a hypothesis
   * @param memory of the sources, prepared
   */
  record State(Attention.Prepared before, Attention.Prepared memory) {}

  /** What a step gives: states, and where the layer then stands. */
  record Step(Packed states, State state) {}

  /** All positions of known targets at once. */
  Packed decode(Tape tape, Packed states, Memory memory, DecoderLooks looks) {
    Packed seen = self.lookAtThemselves(tape, states, looks.before());
    return rest(tape, seen, cross.prepare(tape, memory), looks.source());
  }

  /** Before the first step. */
  State start(Tape tape, Packed none, Memory memory) {
    return new State(self.prepare(tape, Memory.of(none)), cross.prepare(tape, memory));
  }

  /**
   * One position.
   *
   * @param states {@code [R, D]}, each a sequence of its own
   * @param bySource which of the R rows belong to which source
   * @param looks where weights go
   */
  Step step(Tape tape, Packed states, State last, Segments bySource, DecoderLooks looks) {
    AttentionPart.Step back = self.lookBack(tape, states, last.before(), looks.before());
    Packed asking = new Packed(back.states().values(), bySource);
    return new Step(
        states.with(rest(tape, asking, last.memory(), looks.source()).values()),
        new State(back.seen(), last.memory()));
  }

  /** That state for some of the hypotheses. */
  State select(Tape tape, State state, int[] rows) {
    return new State(self.select(tape, state.before(), rows), state.memory());
  }

  private Packed rest(
      Tape tape, Packed states, Attention.Prepared memory, Optional<Map<String, Pairs>> weights) {
    Packed seen = cross.lookAt(tape, states, memory, weights);
    return seen.with(feedForward.apply(tape, seen.values(), states.segments().places()));
  }
}
