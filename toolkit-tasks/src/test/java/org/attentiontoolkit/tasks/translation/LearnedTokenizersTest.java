package org.attentiontoolkit.tasks.translation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.attentiontoolkit.api.task.Evaluation;
import org.attentiontoolkit.api.task.Prediction;
import org.attentiontoolkit.api.task.TextTranslator;
import org.attentiontoolkit.tasks.text.Vocabulary;
import org.attentiontoolkit.tasks.text.VocabularyFile;
import org.attentiontoolkit.tasks.text.sentencepiece.SentencePieceCases;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What tokenizers learn is learned once, kept with the run and taken by others. */
final class LearnedTokenizersTest extends CopyingTask {
  private static final String BPE = "{ type = bpe, merges = 12, words = word%s }";
  private static final List<String> SOURCES =
      List.of("lower newer wider", "low low new", "lowest newest widest", "wide low newer lower");

  @BeforeEach
  void writeWords() throws IOException {
    Files.write(folder.resolve("words.txt"), SOURCES);
    Files.writeString(folder.resolve("lines.txt"), "ab abc\nabc\nab\nabc abc\n");
  }

  @Test
  void bothSidesLearnTogetherUnlessToldOtherwise() throws IOException {
    Path joint = run(task("words.txt", bpe("")));
    assertThat(joint.resolve("source.codes"))
        .hasSameTextualContentAs(joint.resolve("target.codes"));
    Path apart = run(task("words.txt", bpe(", learn-from = side")));
    assertThat(apart.resolve("source.codes"))
        .hasContent("#version: 0.2\nb c</w>\na bc</w>\na b</w>\n");
    assertThat(Files.readString(apart.resolve("target.codes"))).doesNotContain("a ");
  }

  /** A model that copies gives words back, joined, from the run alone. */
  @Test
  void outputsAreJoinedAgain() throws IOException {
    Files.write(folder.resolve("lines.txt"), SOURCES);
    TranslationTask task = task("lines.txt", bpe(""), "metric.tokenize = none");
    Path run = run(task);
    PreparedTranslation prepared = task.restore(workspace(run));
    Vocabulary vocabulary = VocabularyFile.read(run.resolve("source.vocab"));
    assertThat(vocabulary.tokens()).anyMatch(token -> token.endsWith("@@"));
    TranslationModel model = copying(prepared, vocabulary.size());

    Evaluation evaluation = prepared.evaluate(engine, model, "test");
    assertThat(evaluation.predictions()).extracting(Prediction::output).isEqualTo(SOURCES);
    assertThat(evaluation.scores().getFirst().value()).isCloseTo(100, within(1e-9));

    Files.delete(folder.resolve("lines.txt"));
    var lines =
        task.restore(workspace(run))
            .translator()
            .orElseThrow()
            .translate(
                engine, model, TextTranslator.Request.of(List.of("newest lower", "  low  new ")));
    assertThat(lines).extracting(line -> line.text()).containsExactly("newest lower", "low new");
  }

  /** Raw lines are cut, cased, cut into pieces, and come out as raw lines. */
  @Test
  void rawTextGoesInAndComesOut() throws IOException {
    List<String> raw =
        List.of(
            "The dog isn't here, Mr. Smith!",
            "Where is the \"other\" dog (the small one)?",
            "It costs $3.50; that's 10% more.",
            "He said: Yes, the dog...");
    Files.write(folder.resolve("lines.txt"), raw);
    String block =
        "{ type = bpe, merges = 30, words { type = moses, language = en, letter-case = truecase } }";
    TranslationTask task =
        task("lines.txt", "source-tokenizer = " + block, "target-tokenizer = " + block);
    Path run = run(task);
    PreparedTranslation prepared = task.restore(workspace(run));
    TranslationModel model =
        copying(prepared, VocabularyFile.read(run.resolve("source.vocab")).size());
    Evaluation evaluation = prepared.evaluate(engine, model, "test");
    assertThat(evaluation.predictions()).extracting(Prediction::output).isEqualTo(raw);
    assertThat(evaluation.scores().getFirst().definition()).contains("tok:13a");
    assertThat(evaluation.scores().getFirst().value()).isCloseTo(100, within(1e-9));
    assertThat(Files.readString(run.resolve("target.truecase"))).contains("the (3/3)");
  }

  /** The run has the model, and needs its file no more. */
  @Test
  void aModelOfSentencePieceIsKeptWithTheRun() throws IOException {
    Path model = SentencePieceCases.model(folder, "bpe-bytes");
    List<String> raw = List.of("Newest houses, 日本語", "low\u2028er\u00A0tall", "the <s> ③");
    Files.write(folder.resolve("lines.txt"), raw);
    String block = "{ type = sentencepiece, model = bpe-bytes.model }";
    String[] blocks = {"source-tokenizer = " + block, "target-tokenizer = " + block};
    Path run = Files.createDirectories(folder.resolve("runs/first/task"));
    TranslationTask task = task("lines.txt", blocks);
    task.check();
    task.prepare(workspace(run));
    assertThat(run.resolve("target.model")).hasSameBinaryContentAs(model);
    assertThat(run.resolve("source.vocab")).content().contains("\n<0xE6>\n", "▁low");

    Path second = run(task("words.txt", blocks[0], blocks[1], "vocabulary.from = runs/first"));
    assertThat(second.resolve("source.vocab")).hasSameTextualContentAs(run.resolve("source.vocab"));

    Files.delete(model);
    PreparedTranslation prepared = task.restore(workspace(run));
    TranslationModel copying =
        copying(prepared, VocabularyFile.read(run.resolve("source.vocab")).size());
    assertThat(prepared.evaluate(engine, copying, "test").predictions())
        .extracting(Prediction::output)
        .isEqualTo(raw);
    assertThatThrownBy(() -> task("lines.txt", blocks).check())
        .hasMessageContainingAll("file.missing", "bpe-bytes.model");
  }

  @Test
  void anotherRunsRulesAndVocabulariesAreTaken() throws IOException {
    Path run = Files.createDirectories(folder.resolve("runs/first/task"));
    task("words.txt", bpe("")).prepare(workspace(run));
    Files.write(folder.resolve("others.txt"), List.of("lowly abab", "x y", "z", "low"));
    TranslationTask task = task("others.txt", bpe(""), "vocabulary.from = runs/first");
    task.check();
    Path second = run(task);
    for (String file : List.of("source.codes", "target.codes", "source.vocab", "target.vocab")) {
      assertThat(second.resolve(file)).hasSameTextualContentAs(run.resolve(file));
    }
    assertThatThrownBy(() -> run(task("others.txt", "vocabulary.from = runs/first")))
        .hasMessageContainingAll("vocabulary.other-tokenizer", "\"bpe", "\"word\" and \"word\"");
    assertThatThrownBy(() -> task("others.txt", "vocabulary.from = runs").check())
        .hasMessageContainingAll("vocabulary.no-run", "runs");
  }

  @Test
  void dropoutCutsEachPairAnewInEachEpoch() throws IOException {
    TranslationTask task = task("words.txt", bpe(", dropout = 0.5"), "batch.sentences = 2");
    PreparedTranslation first = prepared(task);
    PreparedTranslation again = prepared(task);
    Set<List<Integer>> cuts = new HashSet<>();
    int tokens = 0;
    for (int epoch = 0; epoch < 20; epoch++) {
      for (int position = 0; position < 2; position++) {
        TranslationBatch batch = first.training().batch(epoch, position);
        TranslationBatch same = again.training().batch(epoch, position);
        assertThat(batch.outputs()).isEqualTo(same.outputs()).doesNotContain(Vocabulary.UNKNOWN);
        assertThat(batch.source().ids())
            .isEqualTo(same.source().ids())
            .doesNotContain(Vocabulary.UNKNOWN);
        cuts.add(Arrays.stream(batch.outputs()).boxed().toList());
        tokens += batch.tokens();
      }
    }
    assertThat(cuts).hasSizeGreaterThan(30);
    PreparedTranslation without = prepared(task("words.txt", bpe(""), "batch.sentences = 2"));
    int fewest = 0;
    for (int position = 0; position < 2; position++) {
      fewest += without.training().batch(0, position).tokens();
    }
    assertThat(tokens).isGreaterThan(20 * fewest);
  }

  /** A batch is the one it would be without dropout, cut into more pieces. */
  @Test
  void batchesOfTokensCountWhatIsNotDrawn() throws IOException {
    int limit = 16;
    String tokens = "batch.tokens = " + limit;
    PreparedTranslation without = prepared(task("words.txt", bpe(""), tokens));
    PreparedTranslation with = prepared(task("words.txt", bpe(", dropout = 0.5"), tokens));
    boolean exceeded = false;
    for (int epoch = 0; epoch < 5; epoch++) {
      assertThat(with.training().batches(epoch)).isEqualTo(without.training().batches(epoch));
      for (int position = 0; position < with.training().batches(epoch); position++) {
        TranslationBatch drawn = with.training().batch(epoch, position);
        TranslationBatch planned = without.training().batch(epoch, position);
        assertThat(drawn.size()).isEqualTo(planned.size());
        assertThat(planned.outputs()).hasSizeLessThanOrEqualTo(limit);
        exceeded |= drawn.outputs().length > limit;
      }
    }
    assertThat(exceeded).isTrue();
  }

  @Test
  void dropoutLearnsTargetsBackwardsToo() throws IOException {
    String[] settings = {bpe(", dropout = 0.5"), "batch.sentences = 4", "batch.shuffle = false"};
    int[] forward = prepared(task("words.txt", settings)).training().batch(3, 0).outputs();
    String[] reversed = Arrays.copyOf(settings, 4);
    reversed[3] = "reverse-target = true";
    int[] backward = prepared(task("words.txt", reversed)).training().batch(3, 0).outputs();
    int end = firstEnd(forward);
    assertThat(firstEnd(backward)).isEqualTo(end);
    for (int i = 0; i < end; i++) {
      assertThat(backward[i]).isEqualTo(forward[end - 1 - i]);
    }
  }

  private static int firstEnd(int[] outputs) {
    int end = 0;
    while (outputs[end] != Vocabulary.END) {
      end++;
    }
    return end;
  }

  private static String bpe(String further) {
    String block = BPE.formatted(further);
    return "source-tokenizer = " + block + "\ntarget-tokenizer = " + block;
  }

  private Path run(TranslationTask task) throws IOException {
    Path run = Files.createTempDirectory(folder, "run");
    task.prepare(workspace(run));
    return run;
  }
}
