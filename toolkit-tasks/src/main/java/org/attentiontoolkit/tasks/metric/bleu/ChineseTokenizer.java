package org.attentiontoolkit.tasks.metric.bleu;

import java.util.List;
import org.attentiontoolkit.tasks.metric.segment.Whitespace;

/**
 * {@code zh}: Chinese characters stand alone, everything else is cut as {@code 13a} cuts it; as
 * sacreBLEU 2.
 */
public record ChineseTokenizer() implements SegmentTokenizer {
  /**
   * First and last of each range. U+2001 to U+2A6D and U+2F81 to U+2FA1 are what sacreBLEU's
   * U+20000 to U+2A6D6 and U+2F800 to U+2FA1D come to: its characters of five digits are two
   * characters.
   */
  private static final int[][] RANGES = {
    {0x3400, 0x4DB5},
    {0x4E00, 0x9FA5},
    {0x9FA6, 0x9FBB},
    {0xF900, 0xFA2D},
    {0xFA30, 0xFA6A},
    {0xFA70, 0xFAD9},
    {0x2001, 0x2A6D},
    {0x2F81, 0x2FA1},
    {0xFF00, 0xFFEF},
    {0x2E80, 0x2EFF},
    {0x3000, 0x303F},
    {0x31C0, 0x31EF},
    {0x2F00, 0x2FDF},
    {0x2FF0, 0x2FFF},
    {0x3100, 0x312F},
    {0x31A0, 0x31BF},
    {0xFE10, 0xFE1F},
    {0xFE30, 0xFE4F},
    {0x2600, 0x26FF},
    {0x2700, 0x27BF},
    {0x3200, 0x32FF},
    {0x3300, 0x33FF}
  };

  @Override
  public String signature() {
    return "zh";
  }

  @Override
  public List<String> tokens(String segment) {
    StringBuilder line = new StringBuilder();
    Whitespace.strip(segment)
        .codePoints()
        .forEach(c -> {
          if (isChinese(c)) {
            line.append(' ').appendCodePoint(c).append(' ');
          } else {
            line.appendCodePoint(c);
          }
        });
    return Mteval13aTokenizer.cut(line.toString());
  }

  private static boolean isChinese(int character) {
    for (int[] range : RANGES) {
      if (range[0] <= character && character <= range[1]) {
        return true;
      }
    }
    return false;
  }
}
