package org.attentiontoolkit.api.hocon;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.attentiontoolkit.api.error.Problems;

/**
 * A file with what it includes, and what is set on top of it; references are filled in last.
 * Neither the environment nor system properties are looked at.
 */
public final class Document {
  private final Written.Block root;

  private Document(Written.Block root) {
    this.root = root;
  }

  /**
   * Reads a file.
   *
   * @throws org.attentiontoolkit.tensor.error.ToolkitException if it can't be read, goes beyond the
   *     {@link Limits}, has mistakes in its grammar or sets a key twice
   */
  public static Document of(Path file) {
    Loader loader = new Loader();
    Written.Block root = loader.file(file);
    loader.problems().throwIfAny();
    return new Document(root);
  }

  /**
   * Reads a text that a program brings with it.
   *
   * @throws org.attentiontoolkit.tensor.error.ToolkitException as for a file
   */
  public static Document of(Source.Named source, String text) {
    Loader loader = new Loader();
    String lines = TextFile.withLineFeeds(text);
    Written.Block root = new Parser(source, lines, List.of(), Scope.ROOT, loader).document();
    loader.problems().throwIfAny();
    return new Document(root);
  }

  /** Without anything yet. */
  public static Document empty() {
    Place place = new Place(new Source.Named("the command line"), 0);
    return new Document(new Written.Block(Whereabouts.at(place)));
  }

  /** What stands at a path so far; empty if nothing does, or it depends on a missing key. */
  public Optional<Value> at(List<String> path) {
    return new Resolver(root, new Problems()).at(path) instanceof Outcome.Found(Value value)
        ? Optional.of(value)
        : Optional.empty();
  }

  /** Puts the value of an assignment in the place of what stands there. */
  public void set(Assignment assignment) {
    set(assignment.path(), assignment.value(), assignment.place());
  }

  /** Puts a block with a single value in the place of what stands there. */
  public void set(List<String> path, String key, Value value) {
    Written.Block block = new Written.Block(Whereabouts.at(value.place()));
    block.slotFor(key).add(new Written.Single(value));
    set(path, block, value.place());
  }

  private void set(List<String> path, Written value, Place place) {
    Written.Block block = root;
    for (String key : path.subList(0, path.size() - 1)) {
      block = block.slotFor(key).open(Whereabouts.touched(place));
    }
    block.slotFor(path.getLast()).replace(value);
  }

  /**
   * All of it, with references filled in.
   *
   * @throws org.attentiontoolkit.tensor.error.ToolkitException with every reference to nothing
   */
  public Value.Block resolved() {
    Problems problems = new Problems();
    Outcome all = new Resolver(root, problems).all();
    problems.throwIfAny();
    return all instanceof Outcome.Found(Value.Block block) ? block : Value.Block.EMPTY;
  }
}
