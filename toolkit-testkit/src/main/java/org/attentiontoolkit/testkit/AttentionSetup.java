package org.attentiontoolkit.testkit;

import java.util.function.Consumer;
import org.attentiontoolkit.api.attention.Attention;
import org.attentiontoolkit.api.attention.AttentionFactory;
import org.attentiontoolkit.api.attention.AttentionOutput;
import org.attentiontoolkit.api.attention.AttentionSlot;
import org.attentiontoolkit.api.attention.Memory;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.EngineOptions;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.Parameters;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Visibility;

/**
 * An attention with queries and a memory, all of them parameters.
 *
 * @param engine what computes
 * @param parameters all of them
 * @param queryValues of {@link #QUERIES}
 * @param states of {@link #KEYS}
 * @param summary of the memory
 * @param attention what is tested
 */
record AttentionSetup(
    Engine engine,
    Parameters parameters,
    Parameter queryValues,
    Parameter states,
    Parameter summary,
    Attention attention) {
  static final Segments QUERIES = Segments.ofLengths(3, 1, 0, 2);
  static final Segments KEYS = Segments.ofLengths(4, 1, 2, 5);

  /**
   * An attention in a slot.
   *
   * @param beforeAllocation sees the declared parameters
   */
  static AttentionSetup of(
      EngineOptions options,
      AttentionSlot slot,
      AttentionFactory factory,
      Consumer<Parameters> beforeAllocation) {
    Parameters parameters = new Parameters();
    Parameter queries =
        RandomBatches.values(parameters, "queries", QUERIES.rows(), slot.queryWidth());
    Parameter states = RandomBatches.values(parameters, "states", KEYS.rows(), slot.memoryWidth());
    Parameter summary =
        RandomBatches.values(parameters, "summary", KEYS.count(), slot.summaryWidth().orElse(1));
    Attention attention = factory.create(slot, parameters.root().child("attention"));
    beforeAllocation.accept(parameters);
    Engine engine = Engine.create(options);
    parameters.allocate(engine, 3);
    return new AttentionSetup(engine, parameters, queries, states, summary, attention);
  }

  Packed queries() {
    return new Packed(queryValues, QUERIES);
  }

  Memory memory() {
    return new Memory(new Packed(states, KEYS), summary);
  }

  /** Contexts alone. */
  float[] attend(Tape tape, Packed queries, Attention.Prepared prepared, Visibility visibility) {
    return attention
        .attend(tape, queries, prepared, visibility, Attention.Weights.UNWANTED)
        .context()
        .data()
        .toFloats();
  }

  AttentionOutput attend(Tape tape, Visibility visibility) {
    return attend(tape, queries(), memory(), visibility);
  }

  AttentionOutput attend(Tape tape, Packed queries, Memory memory, Visibility visibility) {
    return attention.attend(
        tape, queries, attention.prepare(tape, memory), visibility, Attention.Weights.WANTED);
  }
}
