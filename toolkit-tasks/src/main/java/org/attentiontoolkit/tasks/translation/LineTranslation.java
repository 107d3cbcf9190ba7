package org.attentiontoolkit.tasks.translation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.attentiontoolkit.api.attention.Attention;
import org.attentiontoolkit.api.task.AttentionMap;
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

  private static final String REFUSED = "The line is not translated";

  List<Translation> translate(Request request) {
    List<Translation> translations = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    List<Asked> asked = new ArrayList<>();
    for (int i = 0; i < request.lines().size(); i++) {
      String line = request.lines().get(i);
      int[] source = sides.encode(line);
      Optional<Problem> problem = problem(source.length, request.prefixes().get(i));
      if (!Blanks.isEmpty(line) && problem.isEmpty()) {
        places.add(i);
        List<String> prefix = sides.target().tokenizer().tokenise(request.prefixes().get(i));
        asked.add(new Asked(request.first() + i, source, line, prefix));
      }
      translations.add(problem.map(Translation::refused).orElseGet(Translation::none));
    }
    List<Translation> found =
        request.weights() == Attention.Weights.WANTED
            ? looked(asked, places, request)
            : written(asked, request);
    for (int i = 0; i < found.size(); i++) {
      translations.set(places.get(i), found.get(i));
    }
    return translations;
  }

  /** How the outputs were written, and what was looked at. */
  private List<Translation> looked(List<Asked> asked, List<Integer> places, Request request) {
    List<Looking.Seen> all =
        new Looking(engine, model, settings.decoding(), sides, stop)
            .search(asked, request.outputs());
    return IntStream.range(0, all.size())
        .mapToObj(i -> {
          Looking.Seen seen = all.get(i);
          int place = places.get(i);
          return new Translation(
              candidates(seen.outputs()),
              ofExample(place, seen.maps()),
              seen.trace().map(trace -> trace.ofExample(place)),
              Optional.empty());
        })
        .toList();
  }

  private List<Translation> written(List<Asked> asked, Request request) {
    return new BatchedDecoding(engine, model, settings.decoding(), sides, stop)
        .decode(asked, request.outputs(), request.weights()).stream()
            .map(outputs -> Translation.of(candidates(outputs), List.of()))
            .toList();
  }

  private static List<AttentionMap> ofExample(int place, List<AttentionMap> maps) {
    return maps.stream().map(map -> map.ofExample(place)).toList();
  }

  private static List<Candidate> candidates(List<Written> outputs) {
    return outputs.stream().map(w -> new Candidate(w.text(), w.output().score())).toList();
  }

  private Optional<Problem> problem(int tokens, String prefix) {
    if (settings.reverseTarget() && !Blanks.isEmpty(prefix)) {
      return Optional.of(
          Problem.input(
                  "translate.reversed-prefix",
                  REFUSED
                      + ": this run writes from the last word to the first, so"
                      + " that no beginning can be forced.")
              .hint("Translate without --prefix, or with a run without task.reverse-target."));
    }
    if (tokens - 1 > settings.decoding().maxSource()) {
      return Optional.of(tooLong(tokens - 1));
    }
    int written = sides.target().tokenizer().tokenise(prefix).size() + 1;
    return model
        .room()
        .sourceProblem(REFUSED, tokens)
        .or(() -> model.room().targetProblem("The prefix is not gone on with", written));
  }

  private Problem tooLong(int tokens) {
    return Problem.input(
            "text.too-long",
            REFUSED
                + ": it has %,d tokens, more than the %,d that"
                    .formatted(tokens, settings.decoding().maxSource())
                + " decoding.max-source allows.")
        .hint("Cut it into sentences, or allow more: --set task.decoding.max-source=N.");
  }
}
