package org.attentiontoolkit.tasks.metric.bleu;

import java.util.List;
import org.attentiontoolkit.tasks.metric.segment.Whitespace;

/** {@code none}: the text is tokenised already; tokens stand between white space. */
public record WhitespaceTokenizer() implements SegmentTokenizer {

  @Override
  public String signature() {
    return "none";
  }

  @Override
  public List<String> tokens(String segment) {
    return Whitespace.split(segment);
  }
}
