package org.attentiontoolkit.tasks.translation;

import java.util.ArrayList;
import java.util.List;
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
      int[] source = sides.encode(line);
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
    List<List<Output>> outputs =
        new BatchedDecoding(engine, model, settings, stop)
            .decode(sources, numbers, request.outputs(), request.weights());
    AttentionMaps maps = new AttentionMaps(sides);
    for (int i = 0; i < outputs.size(); i++) {
      int place = places.get(i);
      List<Output> found = outputs.get(i);
      String line = request.lines().get(place);
      List<String> words = sides.words(line);
      List<Candidate> candidates =
          found.stream()
              .map(o -> new Candidate(sides.decode(o.tokens(), words), o.score()))
              .toList();
      translations.set(
          place,
          Translation.of(candidates, maps.of(place, line, sources.get(i), found.getFirst())));
    }
    return translations;
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
