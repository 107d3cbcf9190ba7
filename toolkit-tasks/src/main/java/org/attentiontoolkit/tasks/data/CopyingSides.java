package org.attentiontoolkit.tasks.data;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.attentiontoolkit.tasks.text.Vocabulary;

/**
 * Text as token numbers where words of a source can be copied: see {@link CopiedWords}.
 *
 * @param limit how many words of a source that the target's vocabulary lacks have a number
 */
record CopyingSides(Vocabulary source, Vocabulary target, int limit) {
  /** The words of a source that have numbers of their own, in their order. */
  List<String> words(List<String> sourceTokens) {
    Set<String> lacking = new LinkedHashSet<>();
    for (String token : sourceTokens) {
      if (lacking.size() < limit && target.id(token) == Vocabulary.UNKNOWN) {
        lacking.add(token);
      }
    }
    return List.copyOf(lacking);
  }

  /** A source's tokens, ended. */
  int[] source(List<String> tokens, List<String> words) {
    int[] ids = TextSide.numbers(source, tokens);
    for (int i = 0; i < tokens.size(); i++) {
      int copied = copied(tokens.get(i), words);
      if (ids[i] == Vocabulary.UNKNOWN && copied != Vocabulary.UNKNOWN) {
        ids[i] = source.size() + copied;
      }
    }
    return ids;
  }

  /** The tokens of its target, ended. */
  int[] target(List<String> tokens, List<String> words) {
    int[] ids = TextSide.numbers(target, tokens);
    for (int i = 0; i < tokens.size(); i++) {
      ids[i] = copied(tokens.get(i), words);
    }
    return ids;
  }

  private int copied(String token, List<String> words) {
    int id = target.id(token);
    int number = id == Vocabulary.UNKNOWN ? words.indexOf(token) : -1;
    return number < 0 ? id : target.size() + number;
  }

  /** The tokens of a source as a reader sees them, its end included. */
  List<String> sourceLabels(int[] ids, List<String> words) {
    List<String> labels = new ArrayList<>();
    for (int id : ids) {
      int copied = id - source.size();
      if (copied < 0) {
        labels.add(source.token(id));
      } else {
        labels.add(
            copied < target.size() ? target.token(copied) : words.get(copied - target.size()));
      }
    }
    return labels;
  }
}
