package org.attentiontoolkit.runner.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.attentiontoolkit.runner.report.markup.Markup;

/**
 * A page in one file. Its security policy lets the browser ask nothing of any network and run no
 * script but our own, by checksum.
 */
final class Page {
  private static final List<String> STYLES =
      List.of("page.css", "table.css", "chart.css", "look.css", "player.css", "sample.css");
  private static final List<String> SCRIPTS =
      List.of(
          "page.js",
          "chart.js",
          "weights.js",
          "heat.js",
          "grid.js",
          "words.js",
          "heads.js",
          "tree.js",
          "stage.js",
          "controls.js",
          "player.js",
          "look.js",
          "sample.js");

  private final String title;
  private final StringBuilder body = new StringBuilder();

  Page(String title) {
    this.title = title;
  }

  /** Adds markup. */
  void add(String markup) {
    body.append(markup).append('\n');
  }

  /** Adds markup under a heading; nothing when there is none. */
  void section(String heading, String markup) {
    if (!markup.isEmpty()) {
      add("<section><h2>" + Markup.escape(heading) + "</h2>\n" + markup + "\n</section>");
    }
  }

  String html() {
    String script = resources(SCRIPTS);
    return """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
    style-src 'unsafe-inline'; img-src data:; script-src 'sha256-%s'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <link rel="icon" href="data:,">
    <title>%s</title>
    <style>
    %s</style>
    </head>
    <body>
    <main>
    %s</main>
    <div id="tip" role="status" hidden></div>
    <script>%s</script>
    </body>
    </html>
    """
        .formatted(checksum(script), Markup.escape(title), resources(STYLES), body, script);
  }

  private static String resources(List<String> names) {
    return names.stream().map(Page::resource).collect(Collectors.joining());
  }

  private static String resource(String name) {
    try (InputStream in = Page.class.getResourceAsStream(name)) {
      return new String(
          Optional.ofNullable(in).orElseThrow().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String checksum(String script) {
    try {
      byte[] sum =
          MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(sum);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
