package org.attentiontoolkit.runner.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GitRevisionTest {
  @TempDir private Path folder;

  @Test
  void tellsTheCommitAndWhetherFilesDiffer() throws Exception {
    assertThat(GitRevision.of(folder)).isEmpty();
    assumeTrue(git("init", "-q"), "git does not work here");
    assertThat(GitRevision.of(folder)).as("no commit yet").isEmpty();
    Path file = Files.writeString(folder.resolve("a.txt"), "one");
    assertThat(git("add", "a.txt")).isTrue();
    assertThat(git("-c", "user.name=t", "-c", "user.email=t@localhost", "commit", "-qm", "one"))
        .isTrue();
    GitRevision clean = GitRevision.of(folder).orElseThrow();
    assertThat(clean.revision()).matches("[0-9a-f]{40}");
    assertThat(clean.dirty()).isFalse();
    Files.writeString(file, "two");
    assertThat(GitRevision.of(folder)).contains(new GitRevision(clean.revision(), true));
  }

  private boolean git(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(words));
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(folder.resolve("said").toFile())
            .redirectErrorStream(true)
            .start();
    return process.waitFor() == 0;
  }
}
