package org.attentiontoolkit.tasks.metric.bleu;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.attentiontoolkit.tensor.error.Problem;

/**
 * What two BLEU scores must share to be comparable.
 *
 * @param tokenizer how segments are cut
 * @param smoothing what replaces zero precisions
 * @param lowercase whether case is ignored
 * @param effectiveOrder whether orders longer than every hypothesis are left out (for single
 *     sentences)
 */
public record BleuOptions(
    SegmentTokenizer tokenizer, Smoothing smoothing, boolean lowercase, boolean effectiveOrder) {

  /** sacreBLEU's defaults: 13a, exponential smoothing, case counts. */
  public static final BleuOptions DEFAULT =
      new BleuOptions(new Mteval13aTokenizer(), new Smoothing.Exp(), false, false);

  /** These with another tokenizer. */
  public BleuOptions with(SegmentTokenizer other) {
    return new BleuOptions(other, smoothing, lowercase, effectiveOrder);
  }

  /** These with another smoothing. */
  public BleuOptions with(Smoothing other) {
    return new BleuOptions(tokenizer, other, lowercase, effectiveOrder);
  }

  /** These for single sentences: orders longer than the hypothesis are left out. */
  public BleuOptions withEffectiveOrder() {
    return new BleuOptions(tokenizer, smoothing, lowercase, true);
  }

  static <T> T choose(String what, String name, List<T> all, Function<T, String> nameOf) {
    return all.stream()
        .filter(t -> nameOf.apply(t).equals(name))
        .findFirst()
        .orElseThrow(() ->
            Problem.input("bleu." + what, "BLEU has no " + what + " \"" + name + "\".")
                .hint(
                    "There are: "
                        + all.stream().map(nameOf).collect(Collectors.joining(", "))
                        + ".")
                .exception());
  }
}
