package org.attentiontoolkit.api.hocon;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attentiontoolkit.tensor.error.ToolkitException;

/**
 * A file with what it includes, and what is set on top of it; references are filled in last.
 * Typesafe Config computes the values. Neither the environment nor system properties are looked at.
 */
public final class Document {
  private final Origins origins = new Origins();
  private final Values values = new Values(origins);
  private final Outline outline;
  private final Place whole;
  private ConfigObject written;

  private Document(HoconText text) {
    this.outline = text.outline();
    this.whole = new Place(text.source(), 0);
    this.written = parse(text);
  }

  /**
   * Reads a file.
   *
   * @throws ToolkitException if it can't be read, goes beyond the {@link FileLimits}, has mistakes
   *     in its grammar or sets a key twice
   */
  public static Document of(Path file) {
    Loader loader = new Loader();
    HoconText text = loader.file(file);
    loader.problems().throwIfAny();
    return new Document(text);
  }

  /**
   * Reads a text that a program brings with it.
   *
   * @throws ToolkitException as for a file
   */
  public static Document of(TextSource.Named source, String text) {
    Loader loader = new Loader();
    String lines = TextFile.withLineFeeds(text);
    HoconText looked = new Parser(source, lines, List.of(), Scope.ROOT, loader).document();
    loader.problems().throwIfAny();
    return new Document(looked);
  }

  /** Without anything yet. */
  public static Document empty() {
    return of(new TextSource.Named("the command line"), "");
  }

  /** What stands at a path so far; empty if nothing does, or it depends on a missing key. */
  public Optional<Value> at(List<String> path) {
    try {
      return find(resolve(ConfigResolveOptions.noSystem().setAllowUnresolved(true)), path)
          .map(values::of);
    } catch (ConfigException notYet) {
      return Optional.empty();
    }
  }

  /** Puts the value of an assignment in the place of what stands there. */
  public void set(Assignment assignment) {
    ConfigValue value =
        assignment.single().map(this::single).orElseGet(() -> structured(assignment));
    set(assignment.path(), value, assignment.place());
  }

  /** Puts a block with a single value in the place of what stands there. */
  public void set(List<String> path, String key, Value value) {
    set(path, block(key, single(value), value.place()), value.place());
  }

  /** A word, number, truth value or null; the library keeps the digits of a number it parses. */
  private ConfigValue single(Value value) {
    String word = value.word().orElse("null");
    String entry = "value = " + (value instanceof Value.Text ? Hocon.quoted(word) : word);
    TextSource source = value.place().source();
    ConfigObject parsed = parse(new HoconText(source, entry, List.of(), new Outline()));
    return find(parsed, List.of("value")).orElseThrow().withOrigin(origins.of(value.place()));
  }

  private ConfigValue structured(Assignment assignment) {
    HoconText text = assignment.text().orElseThrow();
    outline.adopt(text.outline());
    return find(parse(text), assignment.path()).orElseThrow();
  }

  private static Optional<ConfigValue> find(ConfigObject object, List<String> path) {
    Optional<ConfigValue> value = Optional.of(object);
    for (String key : path) {
      value = value.map(v -> v instanceof ConfigObject block ? block.get(key) : null);
    }
    return value;
  }

  private void set(List<String> path, ConfigValue value, Place place) {
    // What has fallen back to something that is no block doesn't merge with blocks any more.
    ConfigValue wrapped = value.withFallback(ConfigValueFactory.fromAnyRef(null));
    for (String key : path.reversed()) {
      wrapped = block(key, wrapped, place);
    }
    written = ((ConfigObject) wrapped).withFallback(written);
  }

  private ConfigValue block(String key, ConfigValue value, Place place) {
    return ConfigValueFactory.fromMap(Map.of(key, value)).withOrigin(origins.of(place));
  }

  /**
   * All of it, with references filled in.
   *
   * @throws ToolkitException with a reference to nothing
   */
  public Value.Block resolved() {
    try {
      return values.block(resolve(ConfigResolveOptions.noSystem()));
    } catch (ConfigException e) {
      throw LibraryFaults.problem(e, origins, whole).exception(e);
    }
  }

  private ConfigObject resolve(ConfigResolveOptions options) {
    Filling.check(outline);
    return written.toConfig().resolve(options).root();
  }

  private ConfigObject parse(HoconText text) {
    try {
      return Library.parse(text, origins);
    } catch (ConfigException e) {
      throw LibraryFaults.problem(e, origins, whole).exception(e);
    }
  }
}
