package org.attentiontoolkit.tasks.data.spellout;

import com.ibm.icu.util.ULocale;
import com.ibm.icu.util.VersionInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.attentiontoolkit.api.data.DataSource;
import org.attentiontoolkit.api.data.TextExample;
import org.attentiontoolkit.api.task.DataFact;
import org.attentiontoolkit.api.task.EvaluationSet;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.tasks.data.ParallelText;
import org.attentiontoolkit.tasks.store.SentencePair;
import org.attentiontoolkit.tensor.file.Sha256;

/**
 * Lists of numbers and dates spelled out in two languages, for example <i>seven and Tuesday, March
 * third, nineteen ninety-eight</i> and <i>sieben und Dienstag, dritter März
 * neunzehnhundertachtundneunzig</i>.
 */
public final class SpellOut implements DataSource {
  private final SpellOutSettings settings;
  private final ULocale source;
  private final ULocale target;
  private final Map<String, List<SentencePair>> spelled = new HashMap<>();

  /** Checks the two languages; nothing is drawn yet. */
  public SpellOut(SpellOutSettings settings) {
    this.settings = settings;
    this.source = SpellOutLocales.of(settings.source());
    this.target = SpellOutLocales.of(settings.target());
  }

  @Override
  public void check() {} // all that can be wrong was found when it was made

  @Override
  public List<String> evaluationSets() {
    return List.of(EvaluationSet.VALID, EvaluationSet.TEST);
  }

  @Override
  public List<String> fields(String set) {
    return List.of(ParallelText.SOURCE, ParallelText.TARGET);
  }

  @Override
  public void read(String set, Consumer<TextExample> receiver, Stop stop) {
    for (SentencePair pair : pairs(set, stop)) {
      stop.check();
      receiver.accept(new TextExample(List.of(pair.source(), pair.target()), pair.number()));
    }
  }

  @Override
  public String describe(String set) {
    return "numbers and dates spelled out in %s and %s (%s)"
        .formatted(
            source.getDisplayName(ULocale.ENGLISH), target.getDisplayName(ULocale.ENGLISH), set);
  }

  @Override
  public List<DataFact> facts(String set, Stop stop) {
    Sha256 sum = new Sha256();
    pairs(set, stop).forEach(p -> sum.addLine(p.source() + "\t" + p.target()));
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("spelled out in", source.toLanguageTag() + " and " + target.toLanguageTag());
    facts.put("seed", String.valueOf(settings.seed()));
    facts.put("icu", VersionInfo.ICU_VERSION.getVersionString(2, 4));
    facts.put("sha256", sum.hex());
    return List.of(new DataFact(set, facts));
  }

  private List<SentencePair> pairs(String set, Stop stop) {
    return spelled.computeIfAbsent(set, s -> spell(s, stop));
  }

  private List<SentencePair> spell(String set, Stop stop) {
    SpellOutLanguage from = new SpellOutLanguage(source);
    SpellOutLanguage to = new SpellOutLanguage(target);
    List<SentencePair> pairs = new ArrayList<>();
    for (List<SpokenItem> sentence : new ItemDraw(settings).sentences(set)) {
      stop.check();
      pairs.add(new SentencePair(spell(sentence, from), spell(sentence, to), pairs.size() + 1));
    }
    return pairs;
  }

  private static String spell(List<SpokenItem> sentence, SpellOutLanguage language) {
    return language.list(sentence.stream().map(item -> item.spell(language)).toList());
  }
}
