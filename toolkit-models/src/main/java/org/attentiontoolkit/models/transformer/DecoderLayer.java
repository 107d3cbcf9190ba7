package org.attentiontoolkit.models.transformer;

import java.util.Optional;
import org.attentiontoolkit.api.attention.Attention;
import org.attentiontoolkit.api.attention.Memory;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;

/**
 * A layer of a Transformer's decoder: Vaswani et al. 2017, figure 1, right.
 *
 * @param cross looks at the source, if there is one
 */
record DecoderLayer(AttentionPart self, Optional<AttentionPart> cross, FeedForward feedForward) {
  /**
   * Where it stands in a search.
   *
   * @param before the states of the steps before, prepared, one sequence a hypothesis
   * @param source what can be seen of it
   */
  record State(Attention.Prepared before, Optional<Source> source) {}

  /**
   * The source for one layer.
   *
   * @param look at it
   * @param memory of it, prepared
   */
  record Source(AttentionPart look, Attention.Prepared memory) {}

  /** What a step gives: states, and where the layer then stands. */
  record Step(Packed states, State state) {}

  /** All positions of known targets at once. */
  Packed decode(Tape tape, Packed states, Memory memory, DecoderLooks looks) {
    Packed seen = self.lookAtThemselves(tape, states, looks.before());
    return rest(tape, seen, source(tape, memory), looks);
  }

  /** Before the first step. */
  State start(Tape tape, Packed none, Memory memory) {
    return new State(self.prepare(tape, Memory.of(none)), source(tape, memory));
  }

  private Optional<Source> source(Tape tape, Memory memory) {
    return cross.map(look -> new Source(look, look.prepare(tape, memory)));
  }

  /**
   * One position.
   *
   * @param states {@code [R, D]}, each a sequence of its own
   * @param bySource which of the R rows belong to which source
   * @param looks where what is seen goes
   */
  Step step(Tape tape, Packed states, State last, Segments bySource, DecoderLooks looks) {
    AttentionPart.Step back = self.lookBack(tape, states, last.before(), looks.before());
    Packed asking = new Packed(back.states().values(), bySource);
    return new Step(
        states.with(rest(tape, asking, last.source(), looks).values()),
        new State(back.seen(), last.source()));
  }

  /** That state for some of the hypotheses. */
  State select(Tape tape, State state, int[] rows) {
    return new State(self.select(tape, state.before(), rows), state.source());
  }

  private Packed rest(Tape tape, Packed states, Optional<Source> source, DecoderLooks looks) {
    Packed seen = source.map(s -> s.look().lookAt(tape, states, s.memory(), looks)).orElse(states);
    return seen.with(feedForward.apply(tape, seen.values(), states.segments().places()));
  }
}
