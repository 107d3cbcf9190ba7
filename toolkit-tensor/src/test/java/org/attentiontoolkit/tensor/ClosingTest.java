package org.attentiontoolkit.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.op.Affine;
import org.attentiontoolkit.tensor.op.CrossEntropy;
import org.attentiontoolkit.tensor.optim.Adam;
import org.attentiontoolkit.tensor.optim.Clipping;
import org.attentiontoolkit.tensor.optim.ParameterUpdates;
import org.attentiontoolkit.tensor.parameter.Initializers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What is closed gives its memory back at once, whether or not the collector ever runs. */
class ClosingTest {
  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "asks /proc for resident memory")
  void twentyModelsOneAfterTheOtherTakeTheMemoryOfOne() throws Exception {
    List<String> options =
        List.of(
            "-Xmx128m",
            "--add-modules",
            "jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED");
    List<Long> mebibytes =
        OtherJvm.run(options, TwentyModels.class).stream()
            .filter(line -> line.startsWith("resident "))
            .map(line -> Long.parseLong(line.substring("resident ".length())) >> 20)
            .toList();
    assertThat(mebibytes).hasSize(20);
    // A model takes 128 MiB; the first two warm the JVM up.
    long after = Collections.max(mebibytes.subList(15, 20));
    long before = Collections.max(mebibytes.subList(2, 7));
    assertThat(after).as("%s MiB", mebibytes).isLessThan(before + 40);
  }

  /** Makes, trains and closes models; prints the resident bytes while each is there. */
  static final class TwentyModels {
    private TwentyModels() {}

    public static void main(String[] arguments) throws IOException {
      for (int i = 0; i < 20; i++) {
        try (Engine engine = Engine.create(EngineOptions.defaults().withThreads(2));
            Parameters parameters = new Parameters()) {
          Parameter weight =
              parameters.root().parameter("w", Shape.of(8000, 1000), Initializers.fanIn());
          parameters.allocate(engine, 1);
          try (ParameterUpdates optimizer =
              new ParameterUpdates(
                  parameters, engine, new Adam(0.9, 0.98, 1e-9, 0), Clipping.none())) {
            step(engine, parameters, weight, optimizer);
            System.out.println("resident " + resident());
          }
        }
      }
    }

    private static void step(
        Engine engine, Parameters parameters, Parameter weight, ParameterUpdates optimizer) {
      try (Tape tape = engine.training(1, 1)) {
        Tensor x = tape.constant(Shape.of(50, 1000), new double[50_000]);
        Tensor logits = Affine.apply(tape, x, weight);
        tape.backward(CrossEntropy.mean(tape, logits, new int[50], 0), parameters);
      }
      optimizer.step(1e-3);
    }

    private static long resident() throws IOException {
      String pages = Files.readString(Path.of("/proc/self/statm")).split(" ")[1];
      return Long.parseLong(pages) * 4096;
    }
  }

  @Test
  void closingTwiceIsHarmlessAndWhatIsClosedCannotBeUsed() {
    Engine engine = Engine.create(EngineOptions.defaults());
    Parameters parameters = new Parameters();
    Parameter p = parameters.root().parameter("p", Shape.of(2, 2), Initializers.ones());
    parameters.allocate(engine, 1);
    ParameterUpdates optimizer =
        new ParameterUpdates(parameters, engine, new Adam(0.9, 0.98, 1e-9, 0), Clipping.none());
    DenseArray moment = Objects.requireNonNull(optimizer.state().get("first-moment"));
    SharedParameters shared = engine.share(parameters);
    Tape tape = engine.inference();
    Tensor y = Affine.apply(tape, tape.constant(Shape.of(1, 2), 1, 2), p);
    assertThat(y.data().toFloats()).containsExactly(3, 3);
    for (int i = 0; i < 2; i++) {
      tape.close();
      shared.close();
      optimizer.close();
      parameters.close();
      engine.close();
    }
    assertThat(engine.reservedBytes()).isZero();
    assertThatIllegalStateException()
        .isThrownBy(() -> y.data().toFloats())
        .withMessageContaining("after the step that made it is over");
    assertThatIllegalStateException().isThrownBy(() -> tape.scratch(Shape.of(1)));
    assertThatIllegalStateException()
        .isThrownBy(() -> p.data().toFloats())
        .withMessageContaining("its memory has been given back");
    assertThatIllegalStateException().isThrownBy(moment::toFloats);
  }

  @Test
  void aTapeThatIsClosedAfterItsEngineGivesItsMemoryBackToo() {
    Engine engine = Engine.create(EngineOptions.defaults());
    Tape tape = engine.inference();
    tape.scratch(Shape.of(1 << 20));
    engine.close();
    tape.close();
    assertThat(engine.reservedBytes()).isZero();
  }

  @Test
  void aTapeServesTheThreadThatOpenedIt() throws InterruptedException {
    try (Engine engine = Engine.create(EngineOptions.defaults());
        Tape tape = engine.inference()) {
      List<String> messages = Collections.synchronizedList(new ArrayList<>());
      Thread other =
          Thread.ofPlatform()
              .name("the other")
              .uncaughtExceptionHandler((thread, e) -> messages.add(e.getMessage()))
              .start(() -> tape.scratch(Shape.of(1)));
      other.join();
      assertThat(messages)
          .containsExactly(
              "a tape serves one thread, %s, not the other"
                  .formatted(Thread.currentThread().getName()));
    }
  }
}
