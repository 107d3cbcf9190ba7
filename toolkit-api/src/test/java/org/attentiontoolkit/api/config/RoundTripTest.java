package org.attentiontoolkit.api.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValueFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read is what was written, and the resolved text says the same again. */
final class RoundTripTest {
  private static final int RECORDS = 500;

  /** Pieces of text that are something else without quotes. */
  private static final List<String> PIECES =
      List.of(
          "\"",
          "\\",
          "\n",
          "\r",
          "\t",
          "\b",
          "\f",
          "\u0000",
          "\u001b",
          "\u007f",
          "\u0085",
          "\u2028",
          "\uFEFF",
          "\u00a0",
          "é",
          "語",
          "\ud83d\ude00",
          "\ud83d",
          "\ude00",
          "${",
          "${?x}",
          "}",
          "{",
          "[",
          "]",
          "#",
          "//",
          ":",
          "=",
          "+=",
          ",",
          ".",
          " ",
          "include",
          "null",
          "true",
          "1.10",
          "007",
          "1e5",
          "-",
          "\"\"\"",
          "'",
          "`",
          "$",
          "\\u0041",
          "\\n",
          "type",
          "\r\n",
          "%s");

  @TempDir private Path folder;

  /** Constants whose names in a file look like other values. */
  enum Choice {
    BY_LENGTH,
    TRUE,
    NULL,
    _1,
    _1E5
  }

  record Inner(String text, double number) {}

  /** One of every type. */
  record Everything(
      String text,
      List<String> texts,
      Map<String, String> named,
      Optional<String> perhaps,
      Choice choice,
      Path path,
      List<Path> paths,
      int small,
      long large,
      double real,
      List<Double> reals,
      boolean truth,
      Duration duration,
      Map<String, Inner> inners,
      Optional<Integer> noNumber) {}

  record Texts(
      String text,
      List<String> texts,
      Map<String, String> named,
      Optional<String> perhaps,
      Path path,
      Choice choice) {}

  record Numbers(List<Double> reals, List<Long> wholes) {}

  /**
   * What is written without quotes for a text is the text: HOCON.md, "String value concatenation":
   * "as it was written in the file".
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.10",
        "007",
        "1e5",
        "1E5",
        "1.0",
        "-0",
        "0.10",
        "1e999",
        "1e-999",
        "12345678901234567890",
        "0x1F",
        "1.",
        "true",
        "false",
        "1_000",
        "10.0.0.1",
        "2024-01-01",
        "5 s",
        "-",
        "+x",
        "01",
        "1d"
      })
  void aTextKeepsANumberAsItWasWritten(String word) throws IOException {
    String written = word.startsWith("+") ? "\"" + word + "\"" : word;
    String file =
        ("text = %s, texts = [%s, %s], named { a = %s }, perhaps = %s, path = %s\n"
                + "choice = by-length")
            .replace("%s", written);
    Path there = folder.resolve(word);
    Texts texts =
        new Texts(
            word,
            List.of(word, word),
            Map.of("a", word),
            Optional.of(word),
            there,
            Choice.BY_LENGTH);
    Reading<Texts> read = read(file, Texts.class);
    assertThat(read.value()).isEqualTo(texts);
    assertThat(read.flat()).containsEntry("text", word).containsEntry("named.a", word);
    assertThat(read.text()).contains("text = \"" + word + "\"\n");
    same(read, Texts.class);
    assertThat(ConfigFiles.of(List.of("x=" + word)).text("x")).contains(word);
  }

  @Test
  void aChoiceMayLookLikeAnotherValue() throws IOException {
    String file = "text = x, texts = [], named {}, path = x, choice = ";
    for (Map.Entry<String, Choice> choice :
        Map.of("true", Choice.TRUE, "-1", Choice._1, "-1e5", Choice._1E5, "\"null\"", Choice.NULL)
            .entrySet()) {
      Reading<Texts> read = read(file + choice.getKey(), Texts.class);
      assertThat(read.value().choice()).isEqualTo(choice.getValue());
      same(read, Texts.class);
    }
  }

  /** Beside what Java's own reader of numbers says. */
  @ParameterizedTest
  @MethodSource("numbers")
  void aNumberIsTheNearestOneThereIs(String number) throws IOException {
    Reading<Numbers> read = read("reals = [" + number + "], wholes = []", Numbers.class);
    assertThat(read.value().reals().getFirst()).isEqualTo(Double.parseDouble(number));
    same(read, Numbers.class);
  }

  static Stream<String> numbers() {
    return Stream.of(
        "0.1",
        "1e-320",
        "4.9e-324",
        "1.7976931348623157e308",
        "-1e5",
        "0",
        "-0.0",
        "0e999",
        "9007199254740993",
        "12345678901234567890",
        "1.",
        "1E+2",
        "0.30000000000000004");
  }

  @Test
  void aWholeNumberIsExact() throws IOException {
    String numbers = "9007199254740993, -9223372036854775808, 9223372036854775807, 1e3, 5.0, 1.5e1";
    Reading<Numbers> read = read("reals = [], wholes = [" + numbers + "]", Numbers.class);
    assertThat(read.value().wholes())
        .containsExactly(9007199254740993L, Long.MIN_VALUE, Long.MAX_VALUE, 1000L, 5L, 15L);
    same(read, Numbers.class);
  }

  /** Written by Typesafe Config, read by us, written by us, read again. */
  @Test
  void everyRecordComesBack() throws IOException {
    for (int seed = 0; seed < RECORDS; seed++) {
      Random random = new Random(seed);
      Everything record = everything(random);
      ConfigRenderOptions form =
          ConfigRenderOptions.defaults().setOriginComments(false).setJson(random.nextBoolean());
      String file = halvesEscaped(ConfigValueFactory.fromMap(plain(record)).render(form));
      Reading<Everything> read = read(file, Everything.class);
      assertThat(read.value()).as("seed " + seed + "\n" + file).isEqualTo(record);
      same(read, Everything.class);
    }
  }

  private Everything everything(Random random) {
    Map<String, String> named = new HashMap<>();
    Map<String, Inner> inners = new HashMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      named.put(text(random), text(random));
      inners.put(text(random), new Inner(text(random), real(random)));
    }
    return new Everything(
        text(random),
        List.of(text(random), text(random)),
        named,
        random.nextBoolean() ? Optional.of(text(random)) : Optional.empty(),
        Choice.values()[random.nextInt(Choice.values().length)],
        path(random),
        List.of(path(random)),
        random.nextInt(),
        random.nextLong(),
        real(random),
        List.of(real(random), real(random)),
        random.nextBoolean(),
        Duration.ofMillis(random.nextInt(100_000)),
        inners,
        Optional.empty());
  }

  /** Half of a character beyond 16 bits can stand in a file as an escape only. */
  private static String halvesEscaped(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(c -> {
          if (isHalf(c)) {
            out.append(String.format("\\u%04x", c));
          } else {
            out.appendCodePoint(c);
          }
        });
    return out.toString();
  }

  private static boolean isHalf(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  private static Map<String, Object> plain(Everything record) {
    Map<String, Object> plain = new LinkedHashMap<>();
    plain.put("text", record.text());
    plain.put("texts", record.texts());
    plain.put("named", record.named());
    record.perhaps().ifPresent(text -> plain.put("perhaps", text));
    plain.put("choice", Names.key(record.choice()));
    plain.put("path", record.path().toString());
    plain.put("paths", record.paths().stream().map(Path::toString).toList());
    plain.put("small", record.small());
    plain.put("large", record.large());
    plain.put("real", record.real());
    plain.put("reals", record.reals());
    plain.put("truth", record.truth());
    plain.put("duration", record.duration().toMillis() + " ms");
    Map<String, Object> inners = new LinkedHashMap<>();
    record
        .inners()
        .forEach((key, inner) ->
            inners.put(key, Map.of("text", inner.text(), "number", inner.number())));
    plain.put("inners", inners);
    return plain;
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(5); i > 0; i--) {
      text.append(
          random.nextInt(3) == 0
              ? "x" + random.nextInt(100)
              : PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  private Path path(Random random) {
    StringBuilder name = new StringBuilder("x");
    text(random).codePoints().filter(c -> c > 0 && !isHalf(c)).forEach(name::appendCodePoint);
    return folder.resolve(name.toString()).normalize();
  }

  private static double real(Random random) {
    double real = Double.longBitsToDouble(random.nextLong());
    return Double.isFinite(real) ? real : random.nextDouble();
  }

  /** The resolved text is read to the same from another folder, and comes out the same. */
  private <R extends Record> void same(Reading<R> first, Class<R> type) throws IOException {
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere")).resolve("config.conf");
    Files.writeString(elsewhere, first.text());
    Reading<R> again = read(elsewhere, type);
    assertThat(again.value()).isEqualTo(first.value());
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(again.flat()).isEqualTo(first.flat());
  }

  private <R extends Record> Reading<R> read(String text, Class<R> type) throws IOException {
    return read(Files.writeString(folder.resolve("file.conf"), text), type);
  }

  private static <R extends Record> Reading<R> read(Path file, Class<R> type) {
    return RecordReader.read(
        ConfigFiles.load(file, List.of()), type, Reference.none(), ComponentCatalog.NONE);
  }
}
