package org.attentiontoolkit.api.hocon;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.attentiontoolkit.tensor.error.Problem;

/** Reads values: pieces side by side on a line, among them whole blocks and lists. */
final class ValueReader {
  private final Parser parser;
  private final Cursor cursor;
  private final Atoms atoms;
  private final Scope scope;
  private final Allowance allowance;

  /** Lists of this text around the place where we are. */
  private int lists;

  /** References read so far. */
  private int references;

  ValueReader(Parser parser, Cursor cursor, Atoms atoms, Scope scope, Allowance allowance) {
    this.parser = parser;
    this.cursor = cursor;
    this.atoms = atoms;
    this.scope = scope;
    this.allowance = allowance;
  }

  boolean isInList() {
    return lists > 0;
  }

  /**
   * A value.
   *
   * @param missing what is wrong if there is none
   */
  Written read(Supplier<Problem> missing) {
    Place place = cursor.place();
    int before = references;
    List<Written> pieces = new ArrayList<>();
    String blanks = "";
    Optional<Written> piece = piece();
    while (piece.isPresent()) {
      boolean counts = !blanks.isEmpty() && isWord(pieces.getLast()) && isWord(piece.get());
      if (counts) {
        pieces.add(new Written.Space(blanks));
      }
      pieces.add(piece.get());
      blanks = cursor.blanks();
      piece = piece();
    }
    if (pieces.isEmpty()) {
      boolean nothing = cursor.atEnd() || "\n,}]#".indexOf(cursor.peek()) >= 0;
      throw (nothing ? missing.get() : atoms.unexpected("a value")).exception();
    }
    return joined(pieces, place, references > before);
  }

  private static boolean isWord(Written piece) {
    return piece instanceof Written.Single || piece instanceof Written.Reference;
  }

  private Optional<Written> piece() {
    Place place = cursor.place();
    if (atoms.isHere()) {
      allowance.takeValue(place);
      return Optional.of(new Written.Single(atoms.next().value(place)));
    }
    return switch (cursor.peek()) {
      case '{' -> Optional.of(block());
      case '[' -> Optional.of(list(place));
      case '$' -> Optional.of(reference(place));
      default -> Optional.empty();
    };
  }

  /** A block, whose brace is next. */
  Written block() {
    Place place = cursor.place();
    allowance.takeValue(place);
    int line = cursor.line();
    cursor.skip();
    Written.Block block = new Written.Block(Whereabouts.at(place));
    parser.entries(block, '}', line);
    return block;
  }

  private Written list(Place place) {
    allowance.takeValue(place);
    int line = cursor.line();
    int before = references;
    List<Written> elements = new ArrayList<>();
    lists++;
    cursor.skip();
    parser.gap();
    while (!cursor.take(']')) {
      if (cursor.atEnd()) {
        throw parser.unclosed("a list", '[', ']', line);
      }
      parser.enter(List.of(Integer.toString(elements.size())), cursor.line());
      elements.add(read(() -> atoms.unexpected("a value or ]")));
      parser.leave(1);
      if (!parser.separated(remark -> {}) && cursor.peek() != ']' && !cursor.atEnd()) {
        Problem problem = atoms.unexpected("a comma or ]");
        throw (cursor.peek() == '}' ? problem.hint(Parser.needs('[', ']')) : problem).exception();
      }
      parser.gap();
    }
    lists--;
    return new Written.Many(elements, place, references > before);
  }

  private Written reference(Place place) {
    allowance.takeValue(place);
    if (!cursor.take("${")) {
      throw cursor
          .problem("$ without { behind it")
          .hint("${key} stands for the value of a key; as text, $ needs double quotes")
          .exception();
    }
    boolean optional = cursor.take('?');
    cursor.blanks();
    if (!atoms.isHere()) {
      throw atoms.unexpected("a key behind ${").exception();
    }
    List<String> path = new ArrayList<>(scope.prefix());
    path.addAll(PathReader.read(cursor, atoms));
    if (!cursor.take('}')) {
      throw cursor.problem("expected } behind the key of ${, not " + cursor.seen()).exception();
    }
    if (scope.inList()) {
      throw cursor.problem("a file that is included in a list can't hold ${ }").exception();
    }
    references++;
    return new Written.Reference(path, scope.prefix().size(), optional, place);
  }

  private Written joined(List<Written> pieces, Place place, boolean refers) {
    if (pieces.size() == 1) {
      return pieces.getFirst();
    }
    boolean words = pieces.stream().anyMatch(Written.Single.class::isInstance);
    boolean blocks = pieces.stream().anyMatch(Written.Block.class::isInstance);
    boolean lists = pieces.stream().anyMatch(Written.Many.class::isInstance);
    if (words && blocks || words && lists || blocks && lists) {
      throw cursor.problem(Joining.MIXED).at(place.text()).exception();
    }
    if (pieces.stream().allMatch(Written.Block.class::isInstance)) {
      Written.Block first = (Written.Block) pieces.getFirst();
      pieces.subList(1, pieces.size()).forEach(b -> parser.absorb(first, (Written.Block) b));
      return first;
    }
    return words && !refers
        ? new Written.Single(new Value.Text(text(pieces), place))
        : new Written.Joined(pieces, place, refers);
  }

  private static String text(List<Written> words) {
    StringBuilder text = new StringBuilder();
    for (Written word : words) {
      switch (word) {
        case Written.Single(Value value) -> text.append(Joining.word(value));
        case Written.Space(String blanks) -> text.append(blanks);
        default -> throw new IllegalArgumentException("no word: " + word);
      }
    }
    return text.toString();
  }
}
