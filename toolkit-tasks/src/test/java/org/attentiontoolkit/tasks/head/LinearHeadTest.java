package org.attentiontoolkit.tasks.head;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.attentiontoolkit.api.output.Head;
import org.attentiontoolkit.api.output.HeadSlot;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.EngineOptions;
import org.attentiontoolkit.tensor.Parameters;
import org.attentiontoolkit.tensor.check.GradientCheck;
import org.attentiontoolkit.tensor.layer.Embedding;
import org.attentiontoolkit.tensor.op.Activation;
import org.attentiontoolkit.tensor.op.Pointwise;
import org.junit.jupiter.api.Test;

class LinearHeadTest {
  private static final int WORDS = 7;
  private static final int WIDTH = 5;
  private static final int[] READ = {1, 4, 4, 0, 6};
  private static final int[] NEXT = {4, 4, 0, 6, 2};

  /** The gradient of a table that embeds and predicts is the sum of both uses. */
  @Test
  void aTiedTableLearnsFromBothItsUses() {
    try (Engine engine = Engine.create(EngineOptions.doublePrecision());
        Parameters parameters = new Parameters()) {
      Embedding embedding = new Embedding(parameters.root().child("embedding"), WORDS, WIDTH);
      Head head =
          new LinearHead(
              new LinearHead.Config(),
              new HeadSlot(WORDS, WIDTH, Optional.of(embedding.weight())),
              parameters.root().child("head"));
      assertThat(parameters.length()).isEqualTo(WORDS * WIDTH + WORDS);
      assertThat(parameters.find("head.weight")).contains(embedding.weight());
      GradientCheck.of(engine, parameters)
          .check(tape ->
              head.crossEntropy(
                      tape,
                      Pointwise.activate(tape, Activation.TANH, embedding.apply(tape, READ)),
                      NEXT,
                      0.1)
                  .loss());
    }
  }
}
