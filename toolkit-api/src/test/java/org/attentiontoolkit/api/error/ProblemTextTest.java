package org.attentiontoolkit.api.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.junit.jupiter.api.Test;

final class ProblemTextTest {
  private static Problem unknown(int i) {
    return Problem.input("config.unknown-key", "list." + i + ".x is not a key").at("a.conf:" + i);
  }

  @Test
  void oneIsToldWithoutANumber() {
    assertThat(ProblemText.of(List.of(unknown(1).hint("leave it out"))))
        .isEqualTo(
            """
            config.unknown-key: list.1.x is not a key
              at    a.conf:1
              hint  leave it out
            """);
  }

  @Test
  void twentyAreToldInFull() {
    List<Problem> twenty = IntStream.range(0, 20).mapToObj(ProblemTextTest::unknown).toList();
    assertThat(ProblemText.of(twenty))
        .startsWith("20 problems\n\n 1. config.unknown-key: list.0.x")
        .endsWith("\n20. config.unknown-key: list.19.x is not a key\n      at    a.conf:19\n");
  }

  @Test
  void ofManyAlikeAFewAndAllOthersAreTold() {
    List<Problem> many =
        new ArrayList<>(IntStream.range(0, 900).mapToObj(ProblemTextTest::unknown).toList());
    many.add(Problem.input("config.wrong-type", "seed must be a whole number"));
    many.add(Problem.input("config.unknown-key", "sede is not a key"));
    assertThat(ProblemText.of(many))
        .startsWith(
            "902 problems; 7 of them are:\n\n1. config.unknown-key: list.0.x is not a key\n")
        .contains("\n5. config.unknown-key: list.4.x is not a key\n")
        .contains("\n6. config.wrong-type: seed must be a whole number\n")
        .endsWith(
            "\n7. config.unknown-key: sede is not a key\n\nand 895 more. Mend these, then look"
                + " again.\n");
  }

  @Test
  void noKindIsHiddenBehindManyOfAnother() {
    List<Problem> many = new ArrayList<>();
    for (char c = 'a'; c <= 'z'; c++) {
      many.add(Problem.input("config.unknown-key", c + " is not a key"));
    }
    many.add(Problem.input("config.missing-key", "seed is missing"));
    assertThat(ProblemText.of(many))
        .startsWith("27 problems; 20 of them are:\n")
        .contains("\n19. config.unknown-key: s is not a key\n")
        .contains("\n20. config.missing-key: seed is missing\n")
        .endsWith("\nand 7 more. Mend these, then look again.\n");
  }

  @Test
  void collectingEndsAtAThousand() {
    Problems problems = new Problems();
    ToolkitException full =
        catchThrowableOfType(
            ToolkitException.class,
            () -> IntStream.range(0, 20_000).forEach(i -> problems.add(unknown(i))));
    assertThat(full.problems()).hasSize(1000);
    assertThat(ProblemText.of(full.problems()))
        .startsWith("at least 1000 problems; 5 of them are:");
  }
}
