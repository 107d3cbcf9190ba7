package org.attentiontoolkit.tasks.translation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.attentiontoolkit.api.output.Output;
import org.attentiontoolkit.api.task.Note;
import org.attentiontoolkit.tasks.store.ParallelExample;
import org.attentiontoolkit.tasks.text.Vocabulary;

/** What is known of an output from token numbers and lengths, and may say why it is wrong. */
final class OutputNotes {
  private static final Note EMPTY = new Note("empty", "The output has no tokens.");
  private static final Note CUT_OFF =
      new Note(
          "cut-off",
          "The output never ended: it was cut at the length limit (length-factor, length-extra).");
  private static final Note REPEATS =
      new Note(
          "repeats",
          "One to four tokens stand twice in a row in the output, but not in the reference.");
  private static final Note SHORT =
      new Note(
          "much-shorter",
          "The output has less than two thirds of the reference's tokens, and two fewer or more.");
  private static final Note LONG =
      new Note(
          "much-longer",
          "The output has more than one and a half times the reference's tokens, and two more or"
              + " more.");
  private static final Note UNKNOWN_SOURCE =
      new Note("unknown-source", "The source has tokens that are not in the vocabulary.");
  private static final Note UNKNOWN_REFERENCE =
      new Note(
          "unknown-reference",
          "The reference has tokens that are not in the vocabulary: no output can be right.");
  private static final Note UNKNOWN_OUTPUT =
      new Note("unknown-output", "The unknown token was written.");

  /** All of them, in the order to show them. */
  static final List<Note> ALL =
      List.of(
          EMPTY, CUT_OFF, REPEATS, SHORT, LONG, UNKNOWN_SOURCE, UNKNOWN_REFERENCE, UNKNOWN_OUTPUT);

  private static final int LONGEST_REPEATED = 4;

  private OutputNotes() {}

  /** Names of the notes that hold, in their order. */
  static List<String> of(ParallelExample example, Output output) {
    int[] written = output.tokens();
    boolean ended = written.length > 0 && written[written.length - 1] == Vocabulary.END;
    int[] tokens = ended ? Arrays.copyOf(written, written.length - 1) : written;
    boolean known = example.target().length > 0;
    int[] reference = Arrays.copyOf(example.target(), Math.max(0, example.target().length - 1));
    List<String> notes = new ArrayList<>();
    note(notes, EMPTY, tokens.length == 0);
    note(notes, CUT_OFF, !ended);
    note(notes, REPEATS, repeats(tokens, reference));
    note(notes, SHORT, known && isMuchShorter(tokens.length, reference.length));
    note(notes, LONG, known && isMuchShorter(reference.length, tokens.length));
    note(notes, UNKNOWN_SOURCE, hasUnknown(example.source()));
    note(notes, UNKNOWN_REFERENCE, hasUnknown(reference));
    note(notes, UNKNOWN_OUTPUT, hasUnknown(tokens));
    return notes;
  }

  private static void note(List<String> notes, Note note, boolean holds) {
    if (holds) {
      notes.add(note.name());
    }
  }

  private static boolean isMuchShorter(int length, int other) {
    return 3 * length < 2 * other && other - length >= 2;
  }

  private static boolean hasUnknown(int[] tokens) {
    return Arrays.stream(tokens).anyMatch(id -> id == Vocabulary.UNKNOWN);
  }

  private static boolean repeats(int[] tokens, int[] reference) {
    Set<List<Integer>> repeated = repeated(tokens);
    repeated.removeAll(repeated(reference));
    return !repeated.isEmpty();
  }

  /** The n-grams that stand twice in a row. */
  private static Set<List<Integer>> repeated(int[] tokens) {
    Set<List<Integer>> found = new HashSet<>();
    for (int n = 1; n <= LONGEST_REPEATED; n++) {
      for (int i = 0; i + 2 * n <= tokens.length; i++) {
        if (Arrays.equals(tokens, i, i + n, tokens, i + n, i + 2 * n)) {
          found.add(Arrays.stream(tokens, i, i + n).boxed().toList());
        }
      }
    }
    return found;
  }
}
