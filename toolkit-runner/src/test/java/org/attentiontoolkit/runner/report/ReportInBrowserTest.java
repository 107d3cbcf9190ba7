package org.attentiontoolkit.runner.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.attentiontoolkit.runner.folder.RunStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages as a browser shows them. */
@Tag("chromium")
final class ReportInBrowserTest {
  /** Plays the user and writes what happened into the document. */
  private static final String USER =
      """
      addEventListener("load", () => {
        const seen = {};
        const tip = document.getElementById("tip");
        const key = (e, k) => e.dispatchEvent(new KeyboardEvent("keydown", {key: k, cancelable: true}));
        const size = (q) => [...document.querySelectorAll(q)].map((e) => e.getBoundingClientRect())
          .filter((b) => b.width > 100 && b.height > 60).length;
        seen.charts = size(".chart svg");
        seen.heats = size("svg.heat");
        seen.wide = document.documentElement.scrollWidth > innerWidth;
        const chart = document.querySelector(".chart svg[data-plot]");
        key(chart, "End");
        seen.chart = tip.textContent;
        const box = chart.getBoundingClientRect();
        chart.dispatchEvent(new PointerEvent("pointermove", {clientX: box.left + 1, clientY: box.top + 9}));
        seen.pointed = tip.textContent;
        const heat = document.querySelector("svg.heat");
        key(heat, "ArrowRight");
        key(heat, "ArrowDown");
        seen.heat = tip.textContent;
        key(heat, "Escape");
        seen.tipHidden = tip.hidden;
        const select = document.querySelector(".maps select");
        select.value = "1";
        select.dispatchEvent(new Event("change"));
        seen.figures = [...select.closest(".maps").querySelectorAll("figure")].map((f) => f.hidden).join();
        const colour = () => getComputedStyle(document.body).backgroundColor;
        const light = colour();
        document.getElementById("theme").click();
        seen.dark = light !== colour();
        seen.requests = performance.getEntriesByType("resource").map((e) => e.name).join();
        document.body.dataset.seen = JSON.stringify(seen);
      });
      """;

  @TempDir private Path folder;
  private Optional<Browser> browser = Optional.empty();

  @BeforeEach
  void findBrowser() {
    browser = Optional.of(Browser.in(folder));
  }

  @Test
  void aReportWorks() throws Exception {
    Browser.Shown shown = show(withUser(Report.html(Example.data())));
    assertThat(shown.console()).isEmpty();
    JsonObject seen = seen(shown);
    assertThat(seen.get("charts").getAsInt()).as("5 of curves, 1 of bars").isEqualTo(6);
    assertThat(seen.get("heats").getAsInt()).as("one head of each example").isEqualTo(2);
    assertThat(seen.get("wide").getAsBoolean()).as("scrolls sideways").isFalse();
    assertThat(seen.get("chart").getAsString())
        .isEqualTo("step 5000\ntrain  0.05556\nvalid  0.1023");
    assertThat(seen.get("pointed").getAsString()).startsWith("step 50\ntrain  ");
    assertThat(seen.get("heat").getAsString())
        .matches("\u2068november\u2069 ← \u2068the\u2069\\n0\\.\\d{3}");
    assertThat(seen.get("tipHidden").getAsBoolean()).isTrue();
    assertThat(seen.get("figures").getAsString()).isEqualTo("true,false");
    assertThat(seen.get("dark").getAsBoolean()).isTrue();
    assertThat(seen.get("requests").getAsString()).isEmpty();
    assertThat(shown.dom()).contains("97.41", "nrefs:1|case:mixed|eff:no|tok:none");
  }

  @Test
  void aReportOfNothingAndAPageOfAttentionWork() throws Exception {
    ReportData nothing =
        new ReportData(Example.record(List.of(), RunStatus.RUNNING, ""), List.of(), List.of(), "");
    assertThat(show(Report.html(nothing)).console()).isEmpty();
    String page =
        AttentionPage.html(
            "quickstart",
            List.of(new AttentionPage.Entry("a", "b", List.of(Example.square(0, 4)))));
    assertThat(show(page).console()).isEmpty();
  }

  /** The policy holds: a script that is not ours does not run, and it would be noticed. */
  @Test
  void aForeignScriptIsStopped() throws Exception {
    String html =
        Report.html(Example.data())
            .replace("</body>", "<script>document.body.dataset.seen = 'ran'</script></body>");
    Browser.Shown shown = show(html);
    assertThat(shown.dom()).doesNotContain("data-seen");
    assertThat(shown.console()).anyMatch(line -> line.contains("Content Security Policy"));
  }

  private Browser.Shown show(String html) throws IOException, InterruptedException {
    Path page = Files.writeString(folder.resolve("page.html"), html);
    return browser.orElseThrow().show(page);
  }

  private static String withUser(String html) throws Exception {
    byte[] sum = MessageDigest.getInstance("SHA-256").digest(USER.getBytes(StandardCharsets.UTF_8));
    return html.replace(
            "script-src ", "script-src 'sha256-" + Base64.getEncoder().encodeToString(sum) + "' ")
        .replace("</body>", "<script>" + USER + "</script></body>");
  }

  private static JsonObject seen(Browser.Shown shown) {
    Matcher seen = Pattern.compile("data-seen=\"([^\"]*)\"").matcher(shown.dom());
    assertThat(seen.find()).as(shown.dom()).isTrue();
    return JsonParser.parseString(seen.group(1).replace("&quot;", "\"").replace("&amp;", "&"))
        .getAsJsonObject();
  }
}
