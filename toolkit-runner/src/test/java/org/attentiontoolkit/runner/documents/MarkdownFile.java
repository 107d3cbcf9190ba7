package org.attentiontoolkit.runner.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Markdown text.
 *
 * @param path below the toolkit's folder
 * @param text of it
 */
public record MarkdownFile(Path path, String text) {
  /** The toolkit's folder. */
  static final Path ROOT =
      Path.of(System.getProperty("toolkit.root", "..")).toAbsolutePath().normalize();

  private static final Pattern BLOCK =
      Pattern.compile("(?m)(?:^`(\\S+)`:\\n\\n)?^```(\\w*)\\n((?s:.*?))^```$");
  private static final Pattern IN_TEXT = Pattern.compile("`([^`\\n]+)`");
  private static final Pattern COMMAND = Pattern.compile("\\./toolkit [^#|]*");

  /**
   * A block of code.
   *
   * @param file which file it is, if the line above says so; else empty
   * @param language such as {@code hocon}
   * @param text of it
   */
  public record Block(String file, String language, String text) {}

  /** Of a path below the toolkit's folder. */
  public static MarkdownFile of(String path) {
    try {
      return new MarkdownFile(Path.of(path), Files.readString(ROOT.resolve(path)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All blocks of code, in their order. */
  public List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(text);
    while (matcher.find()) {
      String file = matcher.group(1) == null ? "" : matcher.group(1);
      blocks.add(new Block(file, matcher.group(2), matcher.group(3)));
    }
    return blocks;
  }

  /** Every {@code ./toolkit …} that a reader could type, in code blocks and within sentences. */
  Set<String> commands() {
    Set<String> commands = new LinkedHashSet<>();
    for (Block block : blocks()) {
      block.text().lines().forEach(line -> addCommand(line, commands));
    }
    inText().forEach(code -> addCommand(code, commands));
    return commands;
  }

  /** Every {@code --set …} within sentences. */
  Set<String> sets() {
    Set<String> sets = new LinkedHashSet<>();
    inText().stream().filter(code -> code.startsWith("--set ")).forEach(sets::add);
    return sets;
  }

  private List<String> inText() {
    List<String> code = new ArrayList<>();
    Matcher matcher = IN_TEXT.matcher(BLOCK.matcher(text).replaceAll(""));
    while (matcher.find()) {
      code.add(matcher.group(1));
    }
    return code;
  }

  private static void addCommand(String line, Set<String> commands) {
    Matcher command = COMMAND.matcher(line);
    if (command.lookingAt()) {
      commands.add(command.group().strip());
    }
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
