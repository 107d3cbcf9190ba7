package org.attentiontoolkit.tasks.translation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.api.task.TextTranslator.Candidate;
import org.attentiontoolkit.api.task.TextTranslator.Request;
import org.attentiontoolkit.api.task.TextTranslator.Translation;
import org.attentiontoolkit.api.text.Blanks;
import org.attentiontoolkit.tasks.data.Sides;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.error.Problem;

/** Translates lines as a user types them: empty ones stay empty, too long ones are told. */
record LineTranslation(
    Engine engine, SourceModel model, TranslationSettings settings, Sides sides, Stop stop) {

  List<Translation> translate(Request request) {
    List<Translation> translations = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    List<Asked> asked = new ArrayList<>();
    for (int i = 0; i < request.lines().size(); i++) {
      String line = request.lines().get(i);
      int[] source = sides.source().encode(line);
      Optional<Problem> problem = problem(source.length - 1, request.prefixes().get(i));
      if (!Blanks.isEmpty(line) && problem.isEmpty()) {
        places.add(i);
        List<String> prefix = sides.target().tokenizer().tokenise(request.prefixes().get(i));
        asked.add(new Asked(request.first() + i, source, line, prefix));
      }
      translations.add(problem.map(Translation::refused).orElseGet(Translation::none));
    }
    List<List<Written>> outputs =
        new BatchedDecoding(engine, model, settings.decoding(), sides, stop)
            .decode(asked, request.outputs(), request.weights());
    AttentionMaps maps =
        new AttentionMaps(sides.source().vocabulary(), sides.target().vocabulary());
    for (int i = 0; i < outputs.size(); i++) {
      int place = places.get(i);
      List<Written> found = outputs.get(i);
      List<Candidate> candidates =
          found.stream().map(w -> new Candidate(w.text(), w.output().score())).toList();
      translations.set(
          place,
          Translation.of(
              candidates, maps.of(place, asked.get(i).source(), found.getFirst().output())));
    }
    return translations;
  }

  private Optional<Problem> problem(int tokens, String prefix) {
    if (settings.reverseTarget() && !Blanks.isEmpty(prefix)) {
      return Optional.of(
          Problem.input(
                  "translate.reversed-prefix",
                  "The line is not translated: this run writes from the last word to the first, so"
                      + " that no beginning can be forced.")
              .hint("Translate without --prefix, or with a run without task.reverse-target."));
    }
    return tokens <= settings.decoding().maxSource()
        ? Optional.empty()
        : Optional.of(tooLong(tokens));
  }

  private Problem tooLong(int tokens) {
    return Problem.input(
            "text.too-long",
            "The line is not translated: it has %,d tokens, more than the %,d that"
                    .formatted(tokens, settings.decoding().maxSource())
                + " decoding.max-source allows.")
        .hint("Cut it into sentences, or allow more: --set task.decoding.max-source=N.");
  }
}
