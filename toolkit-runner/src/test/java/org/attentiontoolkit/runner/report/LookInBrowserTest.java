package org.attentiontoolkit.runner.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the model looked at, as a browser shows it. */
@Tag("chromium")
final class LookInBrowserTest {
  /** A weight is told in hundredths of what stands in one byte. */
  private static final double TOLD = 0.005 + 1.0 / 510 + 1e-9;

  /** Plays the user and tells the page around what happened. */
  private static final String USER =
      """
      addEventListener("load", () => {
        const seen = {};
        const all = (q, from = document) => [...from.querySelectorAll(q)];
        const one = (q) => document.querySelector(q);
        const text = (e) => e.textContent.replace(/[\\u2068\\u2069]/g, "").replace(/\\s+/g, " ").trim();
        const visible = (e) => e.getClientRects().length > 0;
        const box = (e) => e.getBoundingClientRect();
        const key = (e, k) => e.dispatchEvent(new KeyboardEvent("keydown", {key: k, cancelable: true, bubbles: true}));
        const tip = () => text(one("#tip"));
        const press = (label) => one(`.controls button[aria-label="${label}"]`).click();
        const words = (q) => all(q).filter(visible).map(text).join(" ");
        const tab = (i) => all("[role=tab]")[i];

        seen.tabs = all("[role=tab]").map(text).join();
        seen.start = one(".controls .at").textContent + "|" + words(".written .w") + "|" + words(".choices li");
        press("one step on");
        press("one step on");
        seen.second = one(".controls .at").textContent + "|" + words(".written .w") + "|" + words(".choices li");
        seen.taken = words(".choices .taken bdi");
        seen.lines = all(".lines path.source").length + " " + all(".lines path.before").length;
        const chip = all(".read .w")[1];
        chip.dispatchEvent(new PointerEvent("pointermove", {clientX: 9, clientY: 9}));
        seen.chip = tip();
        seen.tree = words(".tree .node:not(.later) .token") + "|" + words(".tree .dead .token") + "|" + text(one(".beam .note"));
        press("to the end");
        seen.end = words(".choices li") + "|" + words(".tree .dead .token") + "|" + words(".tree .chosen .token") + "|" + text(one(".beam .note"));
        key(one(".player .stage"), "ArrowLeft");
        key(one(".player .stage"), "Home");
        key(one(".player .stage"), "ArrowRight");
        seen.keys = one(".controls .at").textContent;
        const slider = one(".controls input");
        slider.value = "3";
        slider.dispatchEvent(new Event("input"));
        seen.slider = words(".written .w") + "|" + slider.getAttribute("aria-valuetext");
        const layer = one(".player .choice select");
        layer.value = "1";
        layer.dispatchEvent(new Event("change"));
        all(".read .w")[0].dispatchEvent(new PointerEvent("pointermove", {clientX: 9, clientY: 9}));
        seen.layer = tip();
        one(".player > p button").click();
        seen.table = all(".steps tbody tr").filter(visible).map((tr) => all("td", tr).map(text).join("; "));
        seen.live = one("[aria-live]").textContent.length > 0;

        key(tab(0), "ArrowRight");
        seen.focusedTab = text(document.activeElement);
        seen.slots = words(".slot figcaption b");
        seen.beside = Math.abs(box(one(".slot.decoder")).top - box(one(".slot.cross")).top) < 1;
        seen.rowsAlign = all(".slot .heat").filter(visible).map((svg) => Math.round(box(svg.querySelector(".query")).top)).join();
        seen.thumbs = all(".slot.cross .grid button").length;
        const cross = one(".slot.cross");
        all(".grid button", cross).at(-1).click();
        seen.caption = text(cross.querySelector("figcaption"));
        seen.pressed = all(".grid button[aria-pressed=true]", cross).map((b) => b.title).join();
        key(cross.querySelector(".heat"), "ArrowRight");
        key(cross.querySelector(".heat"), "ArrowDown");
        seen.cell = tip();
        seen.sameRow = words(".slot.decoder .words [aria-pressed=true]");
        all(".words button", cross)[2].focus();
        seen.layers = all(".layers p", cross).map(text).join("|");
        seen.before = all(".layers p", one(".slot.decoder")).map(text).join("|");
        all(".layers p", cross)[0].querySelector(".w").dispatchEvent(new PointerEvent("pointermove", {clientX: 9, clientY: 9}));
        seen.word = tip();
        key(all(".grid button", cross).at(-1), "ArrowUp");
        seen.up = text(cross.querySelector("figcaption"));
        tab(2).click();
        seen.encoder = words(".slot figcaption b");
        seen.heads = all(".head-tables figcaption").map(text).join() + "|" + all(".head-tables td").length;
        seen.wide = document.documentElement.scrollWidth > innerWidth;
        seen.requests = performance.getEntriesByType("resource").map((e) => e.name).join();
        parent.postMessage(JSON.stringify(seen), "*");
      });
      """;

  /** Waits until playing has ended. The time of the browser is virtual. */
  private static final String PLAYS =
      """
      addEventListener("load", () => {
        const speed = document.querySelector(".controls select");
        speed.value = "2";
        document.querySelector('.controls button[aria-label="play"]').click();
        const steps = [];
        const pausing = document.querySelector('.controls button[aria-label="pause"]') !== null;
        const look = setInterval(() => {
          const now = document.querySelector(".controls .at").textContent;
          if (steps.at(-1) !== now) steps.push(now);
          if (document.querySelector('.controls button[aria-label="play"]')) {
            clearInterval(look);
            parent.postMessage(JSON.stringify({steps: steps.join(), pausing}), "*");
          }
        }, 50);
      });
      """;

  /** What would be printed of each kind. */
  private static final String PRINTED =
      """
      addEventListener("load", () => {
        for (const sheet of document.styleSheets) {
          for (const rule of sheet.cssRules) {
            if (rule.media && rule.media.mediaText === "print") rule.media.mediaText = "all";
          }
        }
        const visible = (q) => [...document.querySelectorAll(q)].filter((e) => e.getClientRects().length > 0).length;
        document.body.dataset.seen = JSON.stringify({rows: visible(".steps tbody tr"), controls: visible(".controls"),
          scene: visible(".scene"), maps: visible("svg.heat"), tabs: visible("[role=tab]"), heads: visible(".head-tables td")});
      });
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {400, 1200})
  void everythingWorksByPointerAndKeyboard(int width) throws Exception {
    JsonObject seen = seen(USER, width);
    assertThat(text(seen, "tabs")).isEqualTo("Step by step,While writing,While reading");
    assertThat(text(seen, "start")).isEqualTo("step 0 of 3|<s>|nothing yet");
    assertThat(text(seen, "second")).isEqualTo("step 2 of 3|<s> das rote|Haus50 % rote40 %");
    assertThat(text(seen, "taken")).isEqualTo("rote");
    assertThat(text(seen, "lines")).as("to all of 4 and of 2").isEqualTo("4 2");
    assertTold(text(seen, "chip"), "rote ← red", meanOfAll(1, 1));
    assertThat(text(seen, "tree"))
        .isEqualTo("<s> das die Haus rote|die|2 alive, 0 ended, 1 died at this step.");
    assertThat(text(seen, "end"))
        .isEqualTo(
            "Haus90 % Hut4.0 % </s>3.0 %|die Hut|das rote </s>"
                + "|0 alive, 1 ended, 1 died at this step.");
    assertThat(text(seen, "keys")).isEqualTo("step 1 of 3");
    assertThat(text(seen, "slider")).isEqualTo("<s> das rote </s>|step 3 of 3");
    assertTold(text(seen, "layer"), "</s> ← the", meanOfLayer(1, 2, 0));
    assertThat(seen.get("table").getAsJsonArray()).hasSize(3);
    assertThat(seen.get("table").getAsJsonArray().get(1).getAsString())
        .startsWith("2; rote; 40 %; ")
        .endsWith("; Haus 50 %; Haus −0.98, rote −1.20");
    assertThat(seen.get("table").getAsJsonArray().get(0).getAsString())
        .endsWith("; die 20 %; das −0.29, die −1.61 died");
    assertThat(seen.get("live").getAsBoolean()).isTrue();
    headsWork(seen, width);
  }

  private static void headsWork(JsonObject seen, int width) {
    assertThat(text(seen, "focusedTab")).isEqualTo("While writing");
    assertThat(text(seen, "slots")).isEqualTo("decoder self-attention cross-attention");
    assertThat(seen.get("beside").getAsBoolean()).isEqualTo(width > 1000);
    if (width > 1000) {
      String[] tops = text(seen, "rowsAlign").split(",", -1);
      assertThat(tops).hasSize(2);
      assertThat(tops[0]).isEqualTo(tops[1]);
    }
    assertThat(seen.get("thumbs").getAsInt()).as("two heads and their mean").isEqualTo(2 * 3);
    assertThat(text(seen, "caption"))
        .isEqualTo("cross-attention layer 2, head 2 named layer.1.cross");
    assertThat(text(seen, "pressed")).isEqualTo("layer 2, head 2");
    assertTold(text(seen, "cell"), "rote ← the", LookExample.weight(1, 1, 1, 0, 4));
    assertThat(text(seen, "sameRow")).isEqualTo("rote");
    assertThat(text(seen, "layers"))
        .isEqualTo(
            "layer 1the red house </s>|layer 2the red house </s>"
                + "|layer 2, head 2the red house </s>");
    assertThat(text(seen, "before")).isEqualTo("layer 1<s> das rote|layer 2<s> das rote");
    assertTold(text(seen, "word"), "</s> ← the", meanOfLayer(0, 2, 0));
    assertThat(text(seen, "encoder")).isEqualTo("encoder self-attention");
    assertThat(text(seen, "heads"))
        .isEqualTo("encoder self-attention,decoder self-attention,cross-attention|24");
    assertThat(seen.get("wide").getAsBoolean()).as("scrolls sideways").isFalse();
    assertThat(text(seen, "requests")).isEmpty();
  }

  @Test
  void playsToTheEnd() throws Exception {
    JsonObject seen = seen(PLAYS, 1200);
    assertThat(seen.get("pausing").getAsBoolean()).isTrue();
    assertThat(text(seen, "steps")).isEqualTo("step 0 of 3,step 1 of 3,step 2 of 3,step 3 of 3");
  }

  @Test
  void inPrintTheStepsAreATableAndAllSlotsAreSeen() throws Exception {
    Path page =
        Files.writeString(
            folder.resolve("page.html"), Scripted.page(Report.html(LookExample.data()), PRINTED));
    Browser.Shown shown = Browser.in(folder).show(page);
    assertThat(shown.console()).isEmpty();
    assertThat(Scripted.seen(shown))
        .hasToString("{\"rows\":3,\"controls\":0,\"scene\":0,\"maps\":3,\"tabs\":0,\"heads\":24}");
  }

  private JsonObject seen(String script, int width) throws Exception {
    Path page =
        Files.writeString(
            folder.resolve("page.html"), Scripted.page(Report.html(LookExample.data()), script));
    Browser.Shown shown = Browser.in(folder).show(page, width, 900);
    assertThat(shown.console()).isEmpty();
    return Scripted.seen(shown);
  }

  private static double meanOfAll(int query, int key) {
    return (meanOfLayer(0, query, key) + meanOfLayer(1, query, key)) / 2;
  }

  private static double meanOfLayer(int layer, int query, int key) {
    return (LookExample.weight(layer, 0, query, key, 4)
            + LookExample.weight(layer, 1, query, key, 4))
        / 2;
  }

  private static void assertTold(String tip, String words, double weight) {
    assertThat(tip).startsWith(words + " ");
    assertThat(Double.parseDouble(tip.substring(words.length()).strip()))
        .as(String.format(Locale.ROOT, "%s: %s", words, tip))
        .isCloseTo(weight, within(TOLD));
  }

  private static String text(JsonObject seen, String name) {
    return seen.get(name).getAsString().replace('\u2009', ' ');
  }
}
