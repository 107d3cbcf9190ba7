package org.attentiontoolkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.attentiontoolkit.api.data.DataSource;
import org.attentiontoolkit.api.data.TextExample;
import org.attentiontoolkit.api.task.EvaluationSet;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.api.task.Stopped;
import org.junit.jupiter.api.Test;

/** What holds for every source of examples. */
public abstract class DataSourceContract {
  /** A new source, always of the same settings, whose data are there. */
  protected abstract DataSource source();

  /** Every set has names that files can have, and fields that its examples fill. */
  @Test
  protected void examplesHaveAllFieldsOfTheirSet() {
    DataSource source = source();
    source.check();
    source.evaluationSets().forEach(EvaluationSet::requireName);
    for (String set : sets(source)) {
      assertThat(source.fields(set)).as(set).isNotEmpty().doesNotHaveDuplicates();
      assertThat(examples(source, set))
          .as(set)
          .isNotEmpty()
          .allMatch(e -> e.texts().size() == source.fields(set).size())
          .allMatch(e -> e.number() >= 1);
      assertThat(source.describe(set)).isNotBlank();
      assertThat(source.place(set, 1)).isNotBlank();
    }
  }

  /** The same examples in the same order, read twice or from a source made anew. */
  @Test
  protected void givesTheSameEachTime() {
    DataSource first = source();
    DataSource second = source();
    assertThat(second.signature()).isEqualTo(first.signature()).doesNotContain("\n");
    for (String set : sets(first)) {
      List<TextExample> once = examples(first, set);
      assertThat(examples(first, set)).isEqualTo(once);
      assertThat(examples(second, set)).isEqualTo(once);
      assertThat(second.facts(set, Stop.NEVER)).isEqualTo(first.facts(set, Stop.NEVER));
    }
  }

  /** What is prepared is found again by these facts: each has a checksum, and names of its own. */
  @Test
  protected void everyFactHasAChecksum() {
    DataSource source = source();
    List<String> names = new ArrayList<>();
    for (String set : sets(source)) {
      assertThat(source.facts(set, Stop.NEVER))
          .as(set)
          .isNotEmpty()
          .allMatch(fact -> fact.facts().containsKey("sha256"))
          .allMatch(fact -> fact.name().equals(set) || fact.name().startsWith(set + "."));
      source.facts(set, Stop.NEVER).forEach(fact -> names.add(fact.name()));
    }
    assertThat(names).doesNotHaveDuplicates();
  }

  /** Reading ends when the user wants it. */
  @Test
  protected void stops() {
    assertThatThrownBy(() -> source().read(EvaluationSet.TRAIN, _ -> {}, () -> true))
        .isInstanceOf(Stopped.class);
  }

  private static List<String> sets(DataSource source) {
    return Stream.concat(Stream.of(EvaluationSet.TRAIN), source.evaluationSets().stream()).toList();
  }

  private static List<TextExample> examples(DataSource source, String set) {
    List<TextExample> examples = new ArrayList<>();
    source.read(set, examples::add, Stop.NEVER);
    return examples;
  }
}
