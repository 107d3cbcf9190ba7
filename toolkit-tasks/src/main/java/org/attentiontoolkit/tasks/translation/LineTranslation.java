package org.attentiontoolkit.tasks.translation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.attentiontoolkit.api.attention.Attention;
import org.attentiontoolkit.api.output.Output;
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
    Engine engine,
    TranslationModel model,
    TranslationSettings.Decoding settings,
    Sides sides,
    Stop stop) {

  List<Translation> translate(Request request) {
    List<Translation> translations = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    List<int[]> sources = new ArrayList<>();
    for (String line : request.lines()) {
      int[] source = sides.source().encode(line);
      int tokens = source.length - 1;
      if (!Blanks.isEmpty(line) && tokens <= settings.maxSource()) {
        places.add(translations.size());
        sources.add(source);
      }
      translations.add(
          tokens <= settings.maxSource()
              ? Translation.none()
              : Translation.refused(tooLong(tokens)));
    }
    long[] numbers = places.stream().mapToLong(place -> request.first() + place).toArray();
    if (request.weights() == Attention.Weights.WANTED) {
      List<Looking.Seen> seen =
          new Looking(engine, model, settings, sides, stop)
              .search(sources, numbers, request.outputs());
      for (int i = 0; i < seen.size(); i++) {
        translations.set(places.get(i), looked(places.get(i), seen.get(i)));
      }
      return translations;
    }
    List<List<Output>> outputs =
        new BatchedDecoding(engine, model, settings, stop)
            .decode(sources, numbers, request.outputs(), request.weights());
    for (int i = 0; i < outputs.size(); i++) {
      translations.set(places.get(i), Translation.of(candidates(outputs.get(i)), List.of()));
    }
    return translations;
  }

  private Translation looked(int place, Looking.Seen seen) {
    return new Translation(
        candidates(seen.outputs()),
        seen.maps().stream().map(map -> map.ofExample(place)).toList(),
        Optional.of(seen.trace().ofExample(place)),
        Optional.empty());
  }

  private List<Candidate> candidates(List<Output> outputs) {
    return outputs.stream()
        .map(o -> new Candidate(sides.target().decode(o.tokens()), o.score()))
        .toList();
  }

  private Problem tooLong(int tokens) {
    return Problem.input(
            "text.too-long",
            "The line is not translated: it has %,d tokens, more than the %,d that"
                    .formatted(tokens, settings.maxSource())
                + " decoding.max-source allows.")
        .hint("Cut it into sentences, or allow more: --set task.decoding.max-source=N.");
  }
}
