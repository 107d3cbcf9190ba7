package org.attentiontoolkit.models.attention;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.attentiontoolkit.api.attention.Attention;
import org.attentiontoolkit.api.attention.AttentionFactory;
import org.attentiontoolkit.api.attention.AttentionSlot;
import org.attentiontoolkit.api.attention.Memory;
import org.attentiontoolkit.api.attention.SlotRole;
import org.attentiontoolkit.api.config.ConfigFiles;
import org.attentiontoolkit.api.plugin.ComponentInfo;
import org.attentiontoolkit.api.plugin.Components;
import org.attentiontoolkit.api.plugin.Kind;
import org.attentiontoolkit.api.plugin.Plugins;
import org.attentiontoolkit.models.ModelsPlugin;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.EngineOptions;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.Parameters;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Visibility;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.attentiontoolkit.tensor.memory.Shape;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every attention in every slot: it looks, or says why it can't and what can. */
class EverySlotTest {
  private static final Components COMPONENTS = Plugins.of(List.of(new ModelsPlugin()));
  private static final int WIDTH = 8;
  private static final Segments STATES = Segments.ofLengths(3, 1, 4);

  @TempDir private Path folder;

  /**
   * An attention somewhere.
   *
   * @param settings its block
   * @param summary whether its memory has one
   */
  record Place(String settings, SlotRole role, boolean summary) {
    /** Whether it has to say why it can't serve there. */
    boolean cannot() {
      boolean another = role == SlotRole.CROSS || role == SlotRole.DECODER;
      boolean distances = settings.contains("positions") && !settings.contains("positions = none");
      return (settings.equals("type = none") && !summary) || (distances && another);
    }
  }

  static Stream<Place> places() {
    return settings()
        .flatMap(block ->
            Arrays.stream(SlotRole.values())
                .flatMap(role ->
                    Stream.of(true, false).map(summary -> new Place(block, role, summary))));
  }

  /** Every attention, and every part of one in one head and in several. */
  private static Stream<String> settings() {
    String heads = "type = multi-head, width = 8, heads = 2";
    Stream<String> attentions =
        names(Kind.ATTENTION)
            .map(name ->
                switch (name) {
                  case "multi-head" -> heads;
                  case "differential" -> "type = differential, heads = 2";
                  default -> "type = " + name;
                });
    Stream<String> parts =
        Stream.of(Kind.NORMALISER, Kind.WINDOW, Kind.POSITIONS)
            .flatMap(kind -> names(kind).map(name -> ", " + kind.name() + " = " + name))
            .flatMap(part -> Stream.of("type = scaled-dot" + part, heads + part));
    Stream<String> options =
        Stream.of(
                "key-value-heads = 1",
                "normalise-queries-and-keys = true",
                "talking-heads = true",
                "gated = true",
                "persistent = 3")
            .map(option -> heads + ", " + option);
    return Stream.concat(
        Stream.concat(attentions, options), parts.map(block -> block + ", dropout = 0.2"));
  }

  private static Stream<String> names(Kind<?> kind) {
    return COMPONENTS.list().stream()
        .filter(info -> info.kind().equals(kind.name()))
        .map(ComponentInfo::name);
  }

  @ParameterizedTest
  @MethodSource("places")
  void looksOrSaysWhyNot(Place place) throws Exception {
    Path file = Files.writeString(folder.resolve("attention.conf"), place.settings());
    AttentionFactory factory = COMPONENTS.create(Kind.ATTENTION, ConfigFiles.load(file, List.of()));
    AttentionSlot slot =
        new AttentionSlot(
            place.role(),
            WIDTH,
            WIDTH,
            place.summary() ? OptionalInt.of(WIDTH) : OptionalInt.empty());
    Parameters parameters = new Parameters();
    Attention attention;
    try {
      attention = factory.create(slot, parameters.root());
      assertThat(place.cannot()).isFalse();
    } catch (ToolkitException e) {
      assertThat(place.cannot()).as(e.getMessage()).isTrue();
      assertThat(e.problems()).extracting(Problem::hint).asString().contains("use ");
      return;
    }
    try (Engine engine = Engine.create(EngineOptions.defaults())) {
      parameters.allocate(engine, 1);
      looks(engine.inference(), attention, place);
      looks(engine.training(1, 1), attention, place);
    }
  }

  private static void looks(Tape theTape, Attention attention, Place place) {
    try (Tape tape = theTape) {
      double[] values = new double[STATES.rows() * WIDTH];
      Arrays.setAll(values, i -> Math.sin(i));
      Packed states = new Packed(tape.constant(Shape.of(STATES.rows(), WIDTH), values), STATES);
      Memory memory =
          place.summary()
              ? new Memory(states, tape.zeros(Shape.of(STATES.count(), WIDTH)))
              : Memory.of(states);
      Visibility visible = place.role() == SlotRole.CAUSAL ? Visibility.CAUSAL : Visibility.FULL;
      float[] contexts =
          attention
              .attend(
                  tape,
                  states,
                  attention.prepare(tape, memory),
                  visible,
                  Attention.Weights.UNWANTED)
              .context()
              .data()
              .toFloats();
      assertThat(contexts).hasSize(STATES.rows() * attention.contextWidth());
      for (float value : contexts) {
        assertThat(value).isFinite();
      }
    }
  }
}
