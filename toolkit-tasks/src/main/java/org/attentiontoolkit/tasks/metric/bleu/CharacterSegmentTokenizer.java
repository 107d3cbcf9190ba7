package org.attentiontoolkit.tasks.metric.bleu;

import java.util.List;
import org.attentiontoolkit.tasks.metric.segment.Whitespace;

/** {@code char}: every code point that is not white space is a token. */
public record CharacterSegmentTokenizer() implements SegmentTokenizer {

  @Override
  public String signature() {
    return "char";
  }

  @Override
  public List<String> tokens(String segment) {
    return segment
        .codePoints()
        .filter(c -> !Whitespace.is(c))
        .mapToObj(Character::toString)
        .toList();
  }
}
