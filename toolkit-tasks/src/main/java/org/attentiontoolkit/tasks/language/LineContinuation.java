package org.attentiontoolkit.tasks.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.attentiontoolkit.api.output.Output;
import org.attentiontoolkit.api.output.Search;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.api.task.TextTranslator.Candidate;
import org.attentiontoolkit.api.task.TextTranslator.Request;
import org.attentiontoolkit.api.task.TextTranslator.Translation;
import org.attentiontoolkit.tasks.batch.DecodingBatches;
import org.attentiontoolkit.tasks.data.TextSide;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.error.Problem;

/** Goes on with lines as a user types them, from nothing where a line is empty. */
record LineContinuation(
    Engine engine,
    LanguageModel model,
    LanguageModelSettings.Decoding settings,
    TextSide side,
    Stop stop) {

  /** Whole lines: what was given, and what comes after it. */
  List<Translation> continued(Request request) {
    List<Translation> answers = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    List<int[]> prompts = new ArrayList<>();
    for (String line : request.lines()) {
      int[] ended = side.encode(line);
      int[] prompt = Arrays.copyOf(ended, ended.length - 1);
      if (prompt.length <= settings.maxPrompt()) {
        places.add(answers.size());
        prompts.add(prompt);
        answers.add(Translation.none());
      } else {
        answers.add(Translation.refused(tooLong(prompt.length)));
      }
    }
    int[] lengths = prompts.stream().mapToInt(prompt -> prompt.length).toArray();
    for (int[] members : DecodingBatches.of(lengths, settings.batch())) {
      List<int[]> some = Arrays.stream(members).mapToObj(prompts::get).toList();
      long[] numbers =
          Arrays.stream(members).mapToLong(i -> request.first() + places.get(i)).toArray();
      List<List<Output>> found = search(some, numbers, request.outputs());
      for (int i = 0; i < members.length; i++) {
        answers.set(places.get(members[i]), answer(found.get(i)));
      }
    }
    return answers;
  }

  private List<List<Output>> search(List<int[]> prompts, long[] numbers, int outputs) {
    int[] limits =
        prompts.stream().mapToInt(prompt -> prompt.length + settings.maxNewTokens()).toArray();
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

  private Translation answer(List<Output> found) {
    return Translation.of(
        found.stream().map(o -> new Candidate(side.decode(o.tokens()), o.score())).toList(),
        List.of());
  }

  private Problem tooLong(int tokens) {
    return Problem.input(
            "text.too-long",
            "The line is not continued: it has %,d tokens, more than the %,d that"
                    .formatted(tokens, settings.maxPrompt())
                + " decoding.max-prompt allows.")
        .hint("Shorten it, or allow more: --set task.decoding.max-prompt=N.");
  }
}
