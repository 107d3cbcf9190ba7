package org.attentiontoolkit.runner.bench;

import java.util.List;
import org.attentiontoolkit.api.task.TextTranslator.Request;
import org.attentiontoolkit.api.task.TextTranslator.Translation;
import org.attentiontoolkit.runner.experiment.LineTranslator;

/**
 * The toolkit's own translations.
 *
 * @param benchmark its name
 * @param variant what computes
 * @param translator of a run whose words stand between blanks
 * @param lines what it translates, all at once
 */
record OurTranslation(
    String benchmark, String variant, LineTranslator translator, List<String> lines)
    implements Side {

  @Override
  public Round round() {
    long begin = System.nanoTime();
    List<Translation> translations = translator.translate(Request.of(lines));
    double seconds = (System.nanoTime() - begin) / 1e9;
    TranslationSample sample =
        new TranslationSample(
            benchmark,
            variant,
            seconds,
            lines.size(),
            translations.stream().mapToLong(OurTranslation::tokens).sum(),
            translations.stream().mapToDouble(t -> t.candidates().getFirst().score()).sum());
    return new Round(sample, PeakMemory.of(ProcessHandle.current().pid()).orElse(0));
  }

  /** Its words and the token that ends it. */
  private static long tokens(Translation translation) {
    return translation.text().isEmpty() ? 1 : translation.text().split(" ").length + 1L;
  }
}
