package org.attentiontoolkit.runner.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunFolderTest {
  @TempDir private Path runs;

  @Test
  void namesSortByTimeAndDiffer() {
    RunFolder first = RunFolder.create(runs, "quickstart", Optional.empty());
    RunFolder second = RunFolder.create(runs, "quickstart", Optional.empty());
    assertThat(first.run()).matches("20\\d\\d-\\d\\d-\\d\\dT\\d\\d-\\d\\d-\\d\\d-[a-z2-9]{4}");
    assertThat(second.run()).isNotEqualTo(first.run());
    assertThat(first.path()).isEqualTo(runs.resolve("quickstart").resolve(first.run()));
    assertThat(first.task()).isEmptyDirectory();
  }

  @Test
  void aNameIsTakenOnce() {
    RunFolder folder = RunFolder.create(runs, "quickstart", Optional.of("first-try"));
    assertThat(folder.run()).isEqualTo("first-try");
    assertThatThrownBy(() -> RunFolder.create(runs, "quickstart", Optional.of("first-try")))
        .isInstanceOf(ToolkitException.class)
        .hasMessage(
            "run.exists · There is a run of this name already. · "
                + folder
                + " · Give another name, or none: then the run is named after the time.");
  }

  @Test
  void aNameThatCannotBeAFolderIsRefused() {
    for (String name : new String[] {"", ".", "..", "a/b", "a\\b", ".hidden", "a:b", "a b"}) {
      assertThatThrownBy(() -> RunFolder.create(runs, name, Optional.empty()))
          .hasMessageStartingWith(
              "run.name · The name '" + name + "' of the experiment cannot be a folder's.");
    }
    assertThat(runs).isEmptyDirectory();
  }

  @Test
  void whatIsNoRunIsRefused() throws IOException {
    assertThatThrownBy(() -> RunFolder.open(runs.resolve("nothing")))
        .isInstanceOf(ToolkitException.class)
        .hasMessageStartingWith("run.missing · There is no such run folder. · " + runs);
    assertThatThrownBy(() -> RunFolder.open(runs))
        .hasMessageStartingWith("run.foreign · This is not the folder of a run");
    Path file = Files.createFile(runs.resolve("file"));
    assertThatThrownBy(() -> RunFolder.open(file)).hasMessageStartingWith("run.foreign");
  }

  @Test
  void aDamagedRecordIsNamed() throws IOException {
    RunFolder folder = RunFolder.create(runs, "quickstart", Optional.empty());
    for (String text : new String[] {"", "{", "[]", "{}", "{\"format\": 1}", "not json"}) {
      Files.writeString(folder.record(), text);
      assertThatThrownBy(() -> RunFolder.open(folder.path()))
          .isInstanceOf(ToolkitException.class)
          .hasMessage(
              "run.damaged · The record of the run is damaged: it is not the JSON expected there."
                  + " · "
                  + folder.record());
    }
    Files.writeString(folder.record(), "{\"format\": 7}");
    assertThatThrownBy(() -> RunFolder.open(folder.path()))
        .hasMessageContaining("a newer toolkit wrote it, in format 7");
  }
}
