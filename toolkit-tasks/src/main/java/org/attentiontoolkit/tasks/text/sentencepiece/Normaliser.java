package org.attentiontoolkit.tasks.text.sentencepiece;

import java.nio.charset.StandardCharsets;
import org.attentiontoolkit.tasks.text.sentencepiece.PieceModel.Rules;

/** Changes characters and blanks of text before it is cut: SentencePiece's normalisation. */
final class Normaliser {
  private static final byte[] PLAIN_BLANK = {' '};

  private final CharsMap charsMap;
  private final ByteTrie kept;
  private final Rules rules;
  private final boolean suffix;
  private final byte[] blank;

  /**
   * Rules with what stays as it is.
   *
   * @param kept symbols that the model's user defined
   * @param suffix whether the blank that is added stands at the end
   */
  Normaliser(Rules rules, ByteTrie kept, boolean suffix) {
    this.rules = rules;
    this.charsMap = CharsMap.of(rules.charsMap());
    this.kept = kept;
    this.suffix = suffix;
    this.blank = rules.escapesBlanks() ? Bytes.BLANK : PLAIN_BLANK;
  }

  /** The text as it is cut, in UTF-8; empty for a text of blanks where these are removed. */
  byte[] normalised(String text) {
    return new Pass(text.getBytes(StandardCharsets.UTF_8)).all();
  }

  /** One text from its beginning to its end. */
  private final class Pass {
    private final byte[] in;
    private final Bytes out = new Bytes();
    private final Bytes next = new Bytes();
    private int place;

    Pass(byte[] in) {
      this.in = in;
    }

    byte[] all() {
      boolean behindBlank = rules.removesBlanks();
      if (behindBlank) {
        skipBlanks();
      }
      if (place == in.length) {
        return new byte[0];
      }
      if (rules.addsPrefix() && !suffix) {
        out.writeBytes(blank);
      }
      while (place < in.length) {
        place += take(place);
        behindBlank = write(behindBlank) && rules.removesBlanks();
      }
      while (rules.removesBlanks() && out.endsWith(blank)) {
        out.cut(blank.length);
      }
      if (rules.addsPrefix() && suffix) {
        out.writeBytes(blank);
      }
      return out.toByteArray();
    }

    private void skipBlanks() {
      while (place < in.length) {
        int length = take(place);
        if (next.size() != 1 || next.toByteArray()[0] != ' ') {
          return;
        }
        place += length;
      }
    }

    /** Puts what the text at a place becomes into {@code next}; the length of that text. */
    private int take(int from) {
      next.reset();
      int own = kept.longest(in, from, in.length);
      if (own > 0) {
        next.write(in, from, own);
        return own;
      }
      CharsMap.Found found = charsMap.longest(in, from);
      if (found.length() > 0) {
        for (int i = found.to(); charsMap.text(i) != 0; i++) {
          next.write(charsMap.text(i));
        }
        return found.length();
      }
      int length = Math.min(Bytes.lengthOf(in[from]), in.length - from);
      next.write(in, from, length);
      return length;
    }

    /** Writes what was taken, without blanks behind a blank; whether a blank is last now. */
    private boolean write(boolean behindBlank) {
      byte[] taken = next.toByteArray();
      int from = 0;
      while (behindBlank && from < taken.length && taken[from] == ' ') {
        from++;
      }
      for (int i = from; i < taken.length; i++) {
        if (taken[i] == ' ') {
          out.writeBytes(blank);
        } else {
          out.write(taken[i]);
        }
      }
      return from == taken.length ? behindBlank : taken[taken.length - 1] == ' ';
    }
  }
}
