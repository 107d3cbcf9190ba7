package org.attentiontoolkit.runner.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attentiontoolkit.runner.folder.RunStatus;
import org.attentiontoolkit.runner.report.data.ComparedRun;
import org.attentiontoolkit.runner.report.data.ReportData;
import org.attentiontoolkit.runner.report.look.LookView;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        document.querySelector('[data-look="2"]').click();
        seen.other = document.querySelector(".which").value + " " + document.querySelectorAll("svg.heat .key").length;
        const colour = () => getComputedStyle(document.body).backgroundColor;
        const light = colour();
        document.getElementById("theme").click();
        seen.dark = light !== colour();
        const visible = (e) => e.getClientRects().length > 0;
        const cards = () => [...document.querySelectorAll(".samples .sample")].filter(visible)
          .map((e) => +e.dataset.example + 1).join();
        const filter = (name) => document.querySelector(`.filter[data-filter="${name}"]`);
        const order = document.querySelector(".order");
        const put = (value) => { order.value = value; order.dispatchEvent(new Event("change")); };
        seen.kinds = [...document.querySelectorAll(".filter")].map((f) => f.textContent.trim()).join();
        seen.worst = cards() + " " + document.querySelector(".shown").textContent;
        filter("much-longer").focus();
        seen.focused = document.activeElement.dataset.filter + " " + tip.textContent;
        document.activeElement.click();
        seen.filtered = cards() + " " + document.querySelector(".filter[aria-pressed=true]").dataset.filter;
        filter("all").click();
        seen.all = cards();
        put("first");
        seen.first = cards();
        put("attention");
        seen.attention = cards() + " " + document.querySelector(".shown").textContent;
        filter("exact").click();
        seen.none = cards() + " " + document.querySelector(".shown").textContent;
        const term = document.querySelector(".term");
        term.click();
        const definition = document.getElementById(term.getAttribute("aria-controls"));
        seen.definition = term.getAttribute("aria-expanded") + " " + visible(definition) + " " + definition.textContent;
        seen.requests = performance.getEntriesByType("resource").map((e) => e.name).join();
        document.body.dataset.seen = JSON.stringify(seen);
      });
      """;

  /** Looks where things are, and tells the page around. */
  private static final String LAYOUT =
      """
      addEventListener("load", () => {
        const seen = {};
        const box = (e) => e.getBoundingClientRect();
        const all = (q, from = document) => [...from.querySelectorAll(q)];
        seen.width = innerWidth;
        seen.scrolls = document.documentElement.scrollWidth > innerWidth;
        seen.firstCurveEnds = Math.ceil(box(document.querySelector(".chart")).bottom);
        const overlap = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
          && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
        const overlapping = (things) => things.flatMap((a, i) => things.slice(i + 1)
          .filter((b) => overlap(box(a), box(b))).map((b) => a.textContent + "|" + b.textContent));
        // The box of a text is as high as its line; letters are about three fifths of that.
        const letters = (t) => {
          const b = box(t);
          const spare = b.height / 5;
          return { left: b.left, right: b.right, top: b.top + spare, bottom: b.bottom - spare, text: t.textContent };
        };
        const texts = all(".chart > svg").map((svg) => all("text", svg).map(letters));
        seen.overlaps = texts.flatMap((of) => of.flatMap((a, i) => of.slice(i + 1)
          .filter((b) => overlap(a, b)).map((b) => a.text + "|" + b.text)))
          .concat(all("figcaption").flatMap((f) => overlapping([...f.children])))
          .concat(overlapping(all("main > section, header")))
          .concat(overlapping(all(".chart, .card, .samples .filters > *, .choice > *"))).join(", ");
        seen.outside = all(".chart > svg").flatMap((svg) => all("text", svg)
          .filter((t) => box(t).left < box(svg).left - 1 || box(t).right > box(svg).right + 1)
          .map((t) => t.textContent)).join(", ");
        seen.smallest = Math.min(...all(".chart > svg").map((svg) =>
          parseFloat(getComputedStyle(svg.querySelector("text")).fontSize) * box(svg).width / svg.viewBox.baseVal.width));
        seen.heatLetters = Math.min(...all("svg.heat text").filter((t) => t.getClientRects().length)
          .map((t) => parseFloat(getComputedStyle(t).fontSize)
            * box(t.ownerSVGElement).width / t.ownerSVGElement.viewBox.baseVal.width));
        const which = document.querySelector(".which");
        which.value = "2";
        which.dispatchEvent(new Event("change"));
        seen.heatScrolls = all(".large").some((f) => f.scrollWidth > f.clientWidth);
        const ramp = document.querySelector(".ramp");
        seen.legend = ramp.innerText.replace(/\\s+/g, " ") + " " + (box(ramp.querySelector(".colours")).width > 60);
        seen.names = all("svg.heat .name").slice(0, 2).map((t) => t.textContent).join(", ");
        const dot = document.querySelector("g.line.test circle");
        const plot = dot.closest("svg");
        seen.dot = box(dot).width > 4 && box(dot).right < box(plot).right;
        seen.kept = Math.abs(box(plot.querySelector(".kept line")).left - box(dot).left - box(dot).width / 2) < 2;
        seen.keys = all(".chart")[0].querySelector("figcaption").innerText.replace(/\\s+/g, " ");
        const last = [...plot.querySelectorAll("g.line")].map((g) => g.classList[1]);
        seen.order = last.join();
        parent.postMessage(JSON.stringify(seen), "*");
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
    Browser.Shown shown = show(Scripted.page(Report.html(Example.data()), USER));
    assertThat(shown.console()).isEmpty();
    JsonObject seen = Scripted.seen(shown);
    assertThat(seen.get("charts").getAsInt()).as("curves").isEqualTo(5);
    assertThat(seen.get("heats").getAsInt()).as("one head of one example").isEqualTo(1);
    assertThat(seen.get("wide").getAsBoolean()).as("scrolls sideways").isFalse();
    assertThat(seen.get("chart").getAsString().replace("&nbsp;", " "))
        .matches(
            "step 5\u2009000\ntest  0\\.1100  \\(step 4\u2009500\\)\nvalid  0\\.1023\n"
                + "train  0\\.05556 · smoothed 0\\.0\\d+\n"
                + "train objective  0\\.4556 · smoothed 0\\.4\\d+");
    assertThat(seen.get("pointed").getAsString()).startsWith("step 50\ntest  ");
    assertThat(seen.get("heat").getAsString())
        .matches("\u2068november\u2069 ← \u2068the\u2069\\n0\\.\\d{2}");
    assertThat(seen.get("tipHidden").getAsBoolean()).isTrue();
    assertThat(seen.get("other").getAsString()).isEqualTo("2 40");
    assertThat(seen.get("dark").getAsBoolean()).isTrue();
    assertThat(seen.get("requests").getAsString()).isEmpty();
    assertThat(shown.dom()).contains("97.4 <", "nrefs:1|case:mixed|eff:no|tok:none");
  }

  /** Example 3 is wholly wrong, 1 half, 2 right; 1 and 3 have attention. */
  @Test
  void predictionsAreChosenByKindAndOrder() throws Exception {
    JsonObject seen = Scripted.seen(show(Scripted.page(Report.html(Example.data()), USER)));
    assertThat(seen.get("kinds").getAsString())
        .isEqualTo("all 3,wrong 2,exact 1,much longer 1,other 1");
    assertThat(seen.get("worst").getAsString()).isEqualTo("3,1 showing 2 of 2 (wrong)");
    assertThat(seen.get("focused").getAsString()).startsWith("much-longer ");
    assertThat(seen.get("filtered").getAsString()).isEqualTo("1 much-longer");
    assertThat(seen.get("all").getAsString()).isEqualTo("3,1,2");
    assertThat(seen.get("first").getAsString()).isEqualTo("1,2,3");
    assertThat(seen.get("attention").getAsString()).isEqualTo("1,3 showing 2 of 2");
    assertThat(seen.get("none").getAsString()).isEqualTo(" showing 0 of 2, 0 (exact)");
    assertThat(seen.get("definition").getAsString())
        .isEqualTo(
            "true true nrefs:1|case:mixed|eff:no|tok:none|smooth:exp|version:2.5.1. Higher is"
                + " better.");
  }

  @Test
  void theFirstCurveIsOnTheFirstScreen() throws Exception {
    JsonObject seen = layout(Report.html(Example.data()), 1280, 800);
    assertThat(seen.get("firstCurveEnds").getAsInt()).isLessThanOrEqualTo(800);
    assertThat(seen.get("keys").getAsString())
        .isEqualTo("loss nats, logarithmic train train objective valid test");
    assertThat(seen.get("order").getAsString()).isEqualTo("objective,train,valid,test");
    assertThat(seen.get("dot").getAsBoolean()).isTrue();
    assertThat(seen.get("kept").getAsBoolean()).as("at the test's step").isTrue();
    assertThat(seen.get("legend").getAsString()).isEqualTo("weight 0 1 true");
    assertThat(seen.get("names").getAsString()).isEqualTo("source → read, output ↓ written");
  }

  /** A telephone, a small window, the usual ones; other runs beside it. */
  @ParameterizedTest
  @ValueSource(ints = {360, 400, 700, 900, 1280, 1920})
  void nothingOverlapsAtAnyWidth(int width) throws Exception {
    ComparedRun run = new ComparedRun("quickstart-one", Example.data(), Map.of("a", "1"));
    ComparedRun other = new ComparedRun("another", Example.data(), Map.of("a", "2"));
    JsonObject seen = layout(Report.html(run, List.of(other)), width, 800);
    assertThat(seen.get("width").getAsInt()).isEqualTo(width);
    assertThat(seen.get("scrolls").getAsBoolean()).as("sideways").isFalse();
    assertThat(seen.get("overlaps").getAsString()).isEmpty();
    assertThat(seen.get("outside").getAsString()).isEmpty();
    assertThat(seen.get("smallest").getAsDouble()).as("px").isGreaterThanOrEqualTo(11);
    assertThat(seen.get("heatLetters").getAsDouble()).as("px").isGreaterThanOrEqualTo(11.9);
    if (width <= 400) {
      assertThat(seen.get("heatScrolls").getAsBoolean()).as("inside itself").isTrue();
    }
  }

  @Test
  void aReportOfNothingAndAPageOfAttentionWork() throws Exception {
    ReportData nothing =
        new ReportData(Example.record(List.of(), RunStatus.RUNNING, ""), List.of(), List.of(), "");
    assertThat(show(Report.html(nothing)).console()).isEmpty();
    LookView.Sentence looked =
        new LookView.Sentence(0, "a", List.of(Example.square(0, 4)), Optional.empty());
    String page =
        AttentionPage.html(
            "quickstart", List.of(new AttentionPage.Entry("a", "b", Optional.of(looked))), 1);
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

  private JsonObject layout(String html, int width, int height) throws Exception {
    Path page = Files.writeString(folder.resolve("page.html"), Scripted.page(html, LAYOUT));
    Browser.Shown shown = browser.orElseThrow().show(page, width, height);
    assertThat(shown.console()).isEmpty();
    return Scripted.seen(shown);
  }
}
