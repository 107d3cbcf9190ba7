package org.attentiontoolkit.tasks.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.attentiontoolkit.api.output.Output;
import org.attentiontoolkit.api.output.Search;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.api.task.TextTranslator.Candidate;
import org.attentiontoolkit.api.task.TextTranslator.Request;
import org.attentiontoolkit.api.task.TextTranslator.Translation;
import org.attentiontoolkit.tasks.batch.DecodingBatches;
import org.attentiontoolkit.tasks.data.TextSide;
import org.attentiontoolkit.tasks.text.Vocabulary;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.error.Problem;

/** Goes on with lines as a user types them, from nothing where a line is empty. */
record LineContinuation(
    Engine engine,
    LineModel model,
    LanguageModelSettings.Decoding settings,
    TextSide side,
    Stop stop) {

  private static final String REFUSED = "The line is not continued";

  /** Whole lines: what was given, and what comes after it. */
  List<Translation> continued(Request request) {
    List<Translation> answers = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    List<List<String>> prompts = new ArrayList<>();
    for (String line : request.lines()) {
      List<String> prompt = side.tokenizer().tokenise(line);
      Optional<Problem> problem = problem(prompt.size());
      if (problem.isEmpty()) {
        places.add(answers.size());
        prompts.add(prompt);
      }
      answers.add(problem.map(Translation::refused).orElseGet(Translation::none));
    }
    int[] lengths = prompts.stream().mapToInt(List::size).toArray();
    for (int[] members : DecodingBatches.of(lengths, settings.batch())) {
      List<int[]> some =
          Arrays.stream(members).mapToObj(i -> side.vocabulary().ids(prompts.get(i))).toList();
      long[] numbers =
          Arrays.stream(members).mapToLong(i -> request.first() + places.get(i)).toArray();
      List<List<Output>> found = search(some, numbers, request.outputs());
      for (int i = 0; i < members.length; i++) {
        answers.set(places.get(members[i]), answer(prompts.get(members[i]), found.get(i)));
      }
    }
    return answers;
  }

  private List<List<Output>> search(List<int[]> prompts, long[] numbers, int outputs) {
    int[] limits = prompts.stream().mapToInt(prompt -> limit(prompt.length)).toArray();
    try (Tape tape = engine.inference()) {
      return settings
          .search()
          .search(
              tape,
              model.nextTokens(tape, prompts.size()),
              new Search.Request(limits, numbers, outputs, prompts),
              stop);
    }
  }

  /** Unknown words that were given stay as they are. */
  private Translation answer(List<String> prompt, List<Output> found) {
    List<Candidate> candidates = new ArrayList<>();
    for (Output output : found) {
      String text =
          side.decode(
              output.tokens(),
              place -> place < prompt.size() ? prompt.get(place) : Vocabulary.UNKNOWN_SIGN);
      candidates.add(new Candidate(text, output.score()));
    }
    return Translation.of(candidates, List.of());
  }

  private int limit(int prompt) {
    return Math.min(prompt + settings.maxNewTokens(), model.room().target());
  }

  private Optional<Problem> problem(int tokens) {
    return tokens > settings.maxPrompt()
        ? Optional.of(tooLong(tokens))
        : model.room().targetProblem(REFUSED, tokens + 1);
  }

  private Problem tooLong(int tokens) {
    return Problem.input(
            "text.too-long",
            REFUSED
                + ": it has %,d tokens, more than the %,d that"
                    .formatted(tokens, settings.maxPrompt())
                + " decoding.max-prompt allows.")
        .hint("Shorten it, or allow more: --set task.decoding.max-prompt=N.");
  }
}
