package org.attentiontoolkit.models.transformer;

import org.attentiontoolkit.api.attention.Attention;
import org.attentiontoolkit.api.attention.Memory;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;

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
  Packed decode(Tape tape, Packed states, Memory memory, Looks looks) {
    Packed seen = self.lookAtThemselves(tape, states, looks);
    return rest(tape, seen, cross.prepare(tape, memory), looks);
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
   * @param looks where what is seen of the source goes
   */
  Step step(Tape tape, Packed states, State last, Segments bySource, Looks looks) {
    AttentionPart.Step back = self.lookBack(tape, states, last.before());
    Packed asking = new Packed(back.states().values(), bySource);
    return new Step(
        states.with(rest(tape, asking, last.memory(), looks).values()),
        new State(back.seen(), last.memory()));
  }

  /** That state for some of the hypotheses. */
  State select(Tape tape, State state, int[] rows) {
    return new State(self.select(tape, state.before(), rows), state.memory());
  }

  private Packed rest(Tape tape, Packed states, Attention.Prepared memory, Looks looks) {
    Packed seen = cross.lookAt(tape, states, memory, looks);
    return seen.with(feedForward.apply(tape, seen.values(), states.segments().places()));
  }
}
