package org.attentiontoolkit.models.recurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.assertj.core.api.AbstractThrowableAssert;
import org.attentiontoolkit.api.attention.Attention;
import org.attentiontoolkit.api.attention.AttentionFactory;
import org.attentiontoolkit.api.attention.AttentionSlot;
import org.attentiontoolkit.api.attention.Memory;
import org.attentiontoolkit.api.attention.ScoreFactory;
import org.attentiontoolkit.api.attention.ScoredAttention;
import org.attentiontoolkit.api.attention.SlotRole;
import org.attentiontoolkit.api.model.Decoded;
import org.attentiontoolkit.api.model.DecoderSlot;
import org.attentiontoolkit.api.model.Tokens;
import org.attentiontoolkit.models.attention.MultiHeadAttention;
import org.attentiontoolkit.models.attention.MultiHeadConfig;
import org.attentiontoolkit.models.attention.score.AdditiveScore;
import org.attentiontoolkit.models.attention.score.DotScore;
import org.attentiontoolkit.models.recurrent.RecurrentDecoder.Attend;
import org.attentiontoolkit.models.recurrent.RecurrentDecoder.Feed;
import org.attentiontoolkit.models.recurrent.RecurrentDecoder.FirstState;
import org.attentiontoolkit.models.testing.TorchFile;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.EngineOptions;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.Parameters;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.attentiontoolkit.tensor.io.NameMap;
import org.attentiontoolkit.tensor.io.SafeTensors;
import org.attentiontoolkit.tensor.io.SafeTensorsReader;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.op.CellKind;
import org.attentiontoolkit.tensor.op.Pointwise;
import org.attentiontoolkit.tensor.parameter.Initializers;
import org.attentiontoolkit.testkit.PlainPooling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Against PyTorch: see {@code make_coverage.py}; and where there can't be any. */
class CoverageTest {
  private static final int WIDTH = 6;
  private static final int WORDS = 9;
  private static final Segments SOURCES = Segments.ofLengths(3, 5);
  private static final Tokens TARGETS =
      new Tokens(new int[] {0, 2, 5, 0, 1, 6, 4, 3}, Segments.ofLengths(3, 5));

  /** What the files keep in single precision is this near to PyTorch's own. */
  private static final double KEPT = 1e-6;

  private static final ScoreFactory ADDITIVE =
      (slot, scope) -> new AdditiveScore(new AdditiveScore.Config(5), slot, scope);
  private static final ScoreFactory WITH_CELL =
      (slot, scope) -> new AdditiveScore(new AdditiveScore.Config(5, Optional.of(2)), slot, scope);
  private static final ScoreFactory DOT =
      (slot, scope) -> new DotScore(new DotScore.Config(), slot, scope);

  @ParameterizedTest
  @EnumSource
  void givesWhatPyTorchGives(Attend attend) throws Exception {
    givesWhatPyTorchGives(attend, "", ADDITIVE);
  }

  @ParameterizedTest
  @EnumSource
  void aCellThatKeepsCoverageGivesWhatPyTorchGives(Attend attend) throws Exception {
    givesWhatPyTorchGives(attend, "-cell", WITH_CELL);
  }

  private static void givesWhatPyTorchGives(Attend attend, String kept, ScoreFactory score)
      throws Exception {
    String place = attend.name().toLowerCase(Locale.ROOT).replace("_cell", "") + kept;
    var file = TorchFile.path(CoverageTest.class, "coverage-" + place + ".safetensors");
    try (Engine engine = Engine.create(EngineOptions.doublePrecision());
        Parameters parameters = new Parameters();
        SafeTensorsReader expected = SafeTensorsReader.open(file)) {
      var root = parameters.root();
      Tensor states = input(parameters, "memory.states", SOURCES.rows());
      Tensor summary = input(parameters, "memory.summary", SOURCES.count());
      RecurrentDecoder decoder =
          new RecurrentDecoder(
              new RecurrentDecoder.Config(
                  CellKind.GRU, 3, 4, 1, attend, Feed.CONTEXT, FirstState.TANH, 7, true, 0),
              new DecoderSlot(WORDS, WIDTH, OptionalInt.of(WIDTH), covering(score)),
              root.child("decoder"));
      assertThat(decoder.covers()).isTrue();
      parameters.allocateUnread(engine);
      NameMap names = NameMap.none().skip("gradient.*").skip("features").skip("coverage");
      SafeTensors.read(file, parameters, names);
      try (Tape tape = engine.differentiating()) {
        Memory memory = new Memory(new Packed(states, SOURCES), summary);
        Decoded decoded = decoder.decode(tape, memory, TARGETS, Attention.Weights.UNWANTED);
        Tensor coverage = decoded.coverageLoss().orElseThrow();
        TorchFile.check(engine, expected, "features", decoded.features().data(), KEPT);
        TorchFile.check(engine, expected, "coverage", coverage.data(), KEPT);
        Tensor loss = Pointwise.add(tape, TorchFile.loss(tape, decoded.features()), coverage);
        tape.backward(loss, parameters);
      }
      for (Parameter parameter : parameters.all()) {
        String name = "gradient." + parameter.name();
        TorchFile.check(engine, expected, name, parameter.gradient(), KEPT);
      }
    }
  }

  private static Tensor input(Parameters parameters, String name, int rows) {
    return parameters.root().parameter(name, Shape.of(rows, WIDTH), Initializers.zeros());
  }

  @Test
  void saysWhereThereIsNoStepBefore() {
    for (SlotRole role : new SlotRole[] {SlotRole.SELF, SlotRole.CAUSAL, SlotRole.CROSS}) {
      refused(covering(ADDITIVE), role)
          .hasMessageContaining("all positions are computed at once")
          .hasMessageContaining("model.decoder.type = recurrent");
    }
  }

  @Test
  void saysThatThereIsNothingToKeep() {
    refused(
            (slot, scope) -> new ScoredAttention(WITH_CELL, PlainPooling.CONFIG, slot, scope),
            SlotRole.DECODER)
        .hasMessageContaining("coverage-width is set, but nothing is covered here");
  }

  @Test
  void saysWhichAttentionsCan() {
    refused(covering(DOT), SlotRole.DECODER).hasMessageContaining("attention.type = additive");
    MultiHeadConfig heads = MultiHeadConfig.of(Optional.of(4), 2, ADDITIVE);
    refused(
            (slot, scope) -> new MultiHeadAttention(heads, PlainPooling.covering(), slot, scope),
            SlotRole.DECODER)
        .hasMessageContaining("in an attention of one head");
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> refused(
      AttentionFactory attention, SlotRole role) {
    AttentionSlot slot = new AttentionSlot(role, WIDTH, WIDTH, OptionalInt.empty());
    return assertThatThrownBy(() -> attention.create(slot, new Parameters().root()))
        .isInstanceOf(ToolkitException.class);
  }

  private static AttentionFactory covering(ScoreFactory score) {
    return (slot, scope) -> new ScoredAttention(score, PlainPooling.covering(), slot, scope);
  }
}
