package org.attentiontoolkit.runner.folder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The state of a repository.
 *
 * @param revision the commit, 40 hexadecimal digits
 * @param dirty whether tracked files differ from it
 */
public record GitRevision(String revision, boolean dirty) {
  private static final int PATIENCE_SECONDS = 5;

  /** The state of the repository a folder is in; nothing without repository or git program. */
  public static Optional<GitRevision> of(Path folder) {
    return git(folder, "rev-parse", "--verify", "HEAD")
        .map(String::strip)
        .flatMap(revision ->
            git(folder, "status", "--porcelain", "--untracked-files=no")
                .map(changes -> new GitRevision(revision, !changes.isBlank())));
  }

  private static Optional<String> git(Path folder, String... words) {
    List<String> command = Stream.concat(Stream.of("git"), Stream.of(words)).toList();
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .redirectInput(ProcessBuilder.Redirect.from(nothing()));
      builder.environment().put("GIT_OPTIONAL_LOCKS", "0");
      Process process = builder.start();
      try {
        return output(process);
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      return Optional.empty(); // no git program: the record has no revision
    }
  }

  private static Optional<String> output(Process process) throws IOException {
    Thread watchdog =
        Thread.ofVirtual()
            .start(() -> {
              try {
                // Destroying a process that has ended closes what is still to be read from it.
                if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                  process.destroyForcibly();
                }
              } catch (InterruptedException e) {
                return;
              }
            });
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int exit = process.onExit().join().exitValue();
    watchdog.interrupt();
    return exit == 0 ? Optional.of(text) : Optional.empty();
  }

  private static java.io.File nothing() {
    boolean windows = java.io.File.separatorChar == '\\';
    return new java.io.File(windows ? "NUL" : "/dev/null");
  }
}
