package org.attentiontoolkit.runner.report;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Headless Chromium: {@code TOOLKIT_CHROMIUM}, else where Linux systems have it. */
final class Browser {
  private static final int PATIENCE_SECONDS = 120;

  private final Path program;
  private final Path folder;

  private Browser(Path program, Path folder) {
    this.program = program;
    this.folder = folder;
  }

  /**
   * What was shown.
   *
   * @param dom the document after its scripts ran
   * @param console what they or the browser complained about
   */
  record Shown(String dom, List<String> console) {}

  /** The browser with its files in a folder; the test is skipped when there is none. */
  static Browser in(Path folder) {
    Optional<Path> program =
        Stream.of(System.getenv("TOOLKIT_CHROMIUM"), "/usr/bin/chromium", "/usr/bin/google-chrome")
            .filter(p -> p != null && Files.isExecutable(Path.of(p)))
            .map(Path::of)
            .findFirst();
    assumeTrue(program.isPresent(), "no Chromium: TOOLKIT_CHROMIUM does not name one");
    return new Browser(program.orElseThrow(), folder);
  }

  /**
   * Shows a page in a frame of this size: windows of Chromium cannot be as narrow as a telephone's.
   * What the page posts to its parent is the attribute {@code data-seen} of the document shown.
   */
  Shown show(Path page, int width, int height) throws IOException, InterruptedException {
    Path frame =
        Files.writeString(
            folder.resolve("frame.html"),
            """
            <!doctype html><body style="margin: 0"><script>
            addEventListener("message", (event) => document.body.dataset.seen = event.data);
            </script><iframe src="%s" style="border: 0; width: %dpx; height: %dpx"></iframe>
            """
                .formatted(page.toUri(), width, height));
    return show(frame);
  }

  Shown show(Path page) throws IOException, InterruptedException {
    Path out = folder.resolve("dom.html");
    Path err = folder.resolve("console.txt");
    List<String> command = new ArrayList<>();
    command.add(program.toString());
    command.addAll(
        List.of(
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-background-networking",
            "--disable-component-update",
            "--no-first-run",
            "--enable-logging=stderr",
            "--user-data-dir=" + folder.resolve("profile"),
            "--window-size=1280,1600",
            "--virtual-time-budget=2000",
            "--dump-dom",
            page.toUri().toString()));
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    List<ProcessHandle> children = new ArrayList<>();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException("Chromium did not end");
      }
    } finally {
      process.descendants().forEach(children::add);
      children.forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
    }
    List<String> console =
        new String(Files.readAllBytes(err), StandardCharsets.UTF_8)
            .lines()
            .filter(line -> line.contains("CONSOLE"))
            .toList();
    return new Shown(Files.readString(out), console);
  }
}
