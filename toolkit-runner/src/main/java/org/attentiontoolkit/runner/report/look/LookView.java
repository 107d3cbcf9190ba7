package org.attentiontoolkit.runner.report.look;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.attentiontoolkit.api.task.AttentionMap;
import org.attentiontoolkit.api.task.DecodingTrace;
import org.attentiontoolkit.runner.report.markup.Markup;
import org.attentiontoolkit.runner.report.markup.NumberText;

/**
 * One sentence at a time: how its output was written, step by step, and what each head of each
 * layer looked at. The page's scripts draw it from what stands in it as JSON.
 */
public final class LookView {
  /** Weights of a page; each takes 4/3 letters. */
  private static final long MOST_WEIGHTS = 1_800_000;

  private static final int LONGEST = 60;

  private LookView() {}

  /**
   * What there is to see of a sentence.
   *
   * @param example its place among the predictions, from 0
   * @param text what it is told from others by
   * @param maps of the heads; may be empty
   * @param trace how its output was written
   */
  public record Sentence(
      int example, String text, List<AttentionMap> maps, Optional<DecodingTrace> trace) {
    private long weights() {
      return maps.stream().mapToLong(m -> (long) m.queries().size() * m.keys().size()).sum();
    }

    /** Whether there is nothing to see. */
    public boolean isEmpty() {
      return maps.isEmpty() && trace.isEmpty();
    }
  }

  /** What a page has room for: sentences are asked for one after another. */
  public static final class Room {
    private long weights;

    /** Whether there is something to see of a sentence, and room for it. */
    public boolean takes(Sentence sentence) {
      weights += sentence.weights();
      return !sentence.isEmpty() && weights <= MOST_WEIGHTS;
    }
  }

  /** Those of the sentences that a page shows: the first, as many as it has room for. */
  public static List<Sentence> shown(List<Sentence> sentences) {
    return sentences.stream().filter(new Room()::takes).toList();
  }

  /**
   * The view; empty without anything to see.
   *
   * @param sentences that are {@link #shown}
   * @param all how many there were
   */
  public static String html(List<Sentence> sentences, int all) {
    if (sentences.isEmpty()) {
      return "";
    }
    StringBuilder options = new StringBuilder();
    List<JsonObject> data = new ArrayList<>();
    for (Sentence sentence : sentences) {
      options.append(
          "<option value=\"%d\">%s: %s</option>"
              .formatted(
                  sentence.example(),
                  NumberText.whole(sentence.example() + 1L),
                  Markup.escape(Markup.cut(sentence.text(), LONGEST))));
      data.add(LookData.example(sentence));
    }
    return """
    <div class="look" id="look">
    <p class="choice"><label>Sentence <select class="which">%s</select></label>
    <span class="turn"><button type="button" class="previous" aria-label="previous sentence">‹</button> \
    <button type="button" class="next" aria-label="next sentence">›</button></span></p>
    <div class="view"></div>
    <p class="ramp"><span>weight</span> <span>0</span><span class="colours"></span><span>1</span></p>
    %s<script type="application/json">%s</script>
    </div>
    """
        .formatted(options, left(sentences.size(), all), LookData.text(data));
  }

  private static String left(int shown, int all) {
    return shown == all
        ? ""
        : "<p class=\"note\">This page has room for what was looked at in %s of %s sentences.</p>\n"
            .formatted(NumberText.whole(shown), NumberText.whole(all));
  }

  /** What leads from a sentence elsewhere in the page to its view. */
  public static String link(int example) {
    return "<p class=\"to-look\"><button type=\"button\" data-look=\"%d\">What it looked at</button></p>\n"
        .formatted(example);
  }
}
