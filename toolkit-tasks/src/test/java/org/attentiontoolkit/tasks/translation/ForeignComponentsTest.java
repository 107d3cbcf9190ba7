package org.attentiontoolkit.tasks.translation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.attentiontoolkit.api.config.ConfigFiles;
import org.attentiontoolkit.api.data.DataSource;
import org.attentiontoolkit.api.data.TextExample;
import org.attentiontoolkit.api.metric.MetricScore;
import org.attentiontoolkit.api.metric.TextMetric;
import org.attentiontoolkit.api.output.Head;
import org.attentiontoolkit.api.output.HeadSlot;
import org.attentiontoolkit.api.plugin.Components;
import org.attentiontoolkit.api.plugin.Kind;
import org.attentiontoolkit.api.plugin.Plugins;
import org.attentiontoolkit.api.plugin.ToolkitApi;
import org.attentiontoolkit.api.plugin.ToolkitPlugin;
import org.attentiontoolkit.api.task.DataFact;
import org.attentiontoolkit.api.task.Evaluation;
import org.attentiontoolkit.api.task.EvaluationSet;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.api.task.Workspace;
import org.attentiontoolkit.api.text.Tokenizer;
import org.attentiontoolkit.tasks.TasksPlugin;
import org.attentiontoolkit.tasks.head.LinearHead;
import org.attentiontoolkit.tasks.metric.ExactMatch;
import org.attentiontoolkit.tasks.text.WordTokenizer;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.EngineOptions;
import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Parameters;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.op.Pointwise;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A translation of which a plugin brings every part: data, tokenizer, head, search and metric. */
final class ForeignComponentsTest {
  private static final double SCALE = 10;

  /** None of them has settings. */
  private record None() {}

  private static final class ForeignPlugin extends ToolkitPlugin {
    ForeignPlugin() {
      super("foreign", ToolkitApi.VERSION);
    }

    @Override
    protected void register() {
      component(Kind.DATA_SOURCE, "three-lines", None.class, _ -> new ThreeLines());
      component(Kind.TOKENIZER, "small", None.class, _ -> new SmallLetters());
      component(Kind.SEARCH, "beam-of-two", None.class, _ -> new BeamOfTwo());
      component(Kind.METRIC, "mine", None.class, _ -> new Mine());
      head("doubled", None.class, Doubled::new);
    }
  }

  private static final class ThreeLines implements DataSource {
    @Override
    public void check() {}

    @Override
    public List<String> evaluationSets() {
      return List.of("dev");
    }

    @Override
    public List<String> fields(String set) {
      return List.of("target", "source");
    }

    @Override
    public void read(String set, Consumer<TextExample> receiver, Stop stop) {
      List<String> lines = List.of("A b", "b C a", "c");
      for (int i = 0; i < lines.size(); i++) {
        receiver.accept(new TextExample(List.of(lines.get(i), lines.get(i)), i + 1));
      }
    }

    @Override
    public String describe(String set) {
      return "three lines";
    }

    @Override
    public List<DataFact> facts(String set, Stop stop) {
      return List.of();
    }
  }

  private static final class SmallLetters implements Tokenizer {
    private final WordTokenizer words = new WordTokenizer();

    @Override
    public String name() {
      return "small";
    }

    @Override
    public List<String> tokenise(String text) {
      return words.tokenise(surface(text));
    }

    @Override
    public String detokenise(List<String> tokens) {
      return words.detokenise(tokens);
    }

    @Override
    public String surface(String text) {
      return text.toLowerCase(Locale.ROOT);
    }
  }

  /** Only {@link Head#outputs}: the loss is the contract's. */
  private static final class Doubled implements Head {
    private final LinearHead linear;

    Doubled(None config, HeadSlot slot, ParameterScope scope) {
      linear = new LinearHead(new LinearHead.Config(), slot, scope);
    }

    @Override
    public Tensor outputs(Tape tape, Tensor features) {
      return Pointwise.scale(tape, linear.outputs(tape, features), 2);
    }
  }

  private static final class Mine implements TextMetric {
    private final ExactMatch exact = new ExactMatch(new ExactMatch.Config());

    @Override
    public String name() {
      return "mine";
    }

    @Override
    public Scored score(List<String> outputs, List<List<String>> references) {
      Scored scored = exact.score(outputs, references);
      var score = scored.score();
      var renamed = new MetricScore(name(), score.value(), score.definition(), score.better());
      return new Scored(
          new org.attentiontoolkit.api.metric.Measured(renamed, scored.measured().contributions()),
          scored.line());
    }
  }

  @TempDir private Path folder;

  @Test
  void aTranslationIsMadeOfThem() throws IOException {
    Components components = Plugins.of(List.of(new TasksPlugin(), new ForeignPlugin()));
    TranslationTask task =
        (TranslationTask)
            components.create(
                Kind.TASK,
                ConfigFiles.of(
                    List.of(
                        "type=translation",
                        "data=three-lines",
                        "source-tokenizer=small",
                        "target-tokenizer=small",
                        "head=doubled",
                        "decoding.search=beam-of-two",
                        "metric=mine")));
    assertThat(task.selection()).as("there is no set named valid").isEmpty();
    assertThat(task.evaluationSets())
        .containsExactly(
            new EvaluationSet(
                "dev",
                List.of("mine", "sequence-accuracy", "loss", "perplexity", "token-accuracy")));
    Path run = Files.createDirectory(folder.resolve("run"));
    PreparedTranslation prepared =
        task.prepare(new Workspace(run, folder.resolve("cache"), 1, Stop.NEVER));
    try (Engine engine = Engine.create(EngineOptions.defaults().withThreads(1))) {
      TranslationModel model = copying(prepared, engine);
      Evaluation dev = prepared.evaluate(engine, model, "dev");
      assertThat(dev.predictions())
          .extracting(p -> p.output())
          .containsExactly("a b", "b c a", "c");
      assertThat(dev.score("mine").value()).isEqualTo(100);
      double sure = Math.log1p(5 * Math.exp(-2 * SCALE));
      assertThat(dev.score("loss").value()).isCloseTo(sure, within(1e-7));
      try (Tape tape = engine.differentiating()) {
        var part = model.loss(tape, prepared.training().batch(0, 0)).parts().getFirst();
        assertThat(part.sum().item() / part.count()).isCloseTo(sure, within(1e-7));
      }
    }
  }

  /** A model whose head passes the copied token on. */
  private static TranslationModel copying(PreparedTranslation task, Engine engine) {
    int vocabulary = 6;
    Parameters parameters = new Parameters();
    TranslationModel model = task.build(new CopyingParts(vocabulary), parameters.root());
    parameters.allocate(engine, 1);
    for (Parameter parameter : parameters.all()) {
      double[] values = new double[(int) parameter.shape().length()];
      if (parameter.name().equals("head.weight")) {
        Arrays.setAll(values, i -> i % (vocabulary + 1) == 0 ? SCALE : 0);
      }
      parameter.data().set(values);
    }
    return model;
  }
}
