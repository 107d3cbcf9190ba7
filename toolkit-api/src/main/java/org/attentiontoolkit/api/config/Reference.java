package org.attentiontoolkit.api.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Optional;
import org.attentiontoolkit.api.hocon.Document;
import org.attentiontoolkit.api.hocon.TextSource;
import org.attentiontoolkit.api.hocon.Value;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.error.ToolkitException;

/**
 * A block of a module's {@code reference.conf}: the one place of its defaults and, in the comments
 * above the keys, of their documentation. {@code key = null} says that there is no default: the
 * user must write it, or may leave it out when its type is an {@link Optional}.
 */
public final class Reference {
  private static final String FILE = "reference.conf";

  private final Value.Block block;
  private final boolean present;
  private final String comment;

  private Reference(Value.Block block, boolean present, String comment) {
    this.block = block;
    this.present = present;
    this.comment = comment;
  }

  /** Without any defaults. */
  public static Reference none() {
    return new Reference(Value.Block.EMPTY, false, "");
  }

  /** The whole {@code reference.conf} in the jar or folder of classes that a class is from. */
  public static Reference of(Class<?> owner) {
    return find(owner).map(file -> new Reference(parse(file), true, "")).orElseGet(Reference::none);
  }

  /** The block below it; one that {@linkplain #isPresent is not present} if it isn't there. */
  public Reference block(String key) {
    return block.get(key).isPresent() && block.get(key).get() instanceof Value.Block inner
        ? new Reference(inner, true, block.comment(key))
        : none();
  }

  /** Whether somebody wrote it. */
  public boolean isPresent() {
    return present;
  }

  /** The comment above it, one line a line. */
  public String comment() {
    return comment;
  }

  Value.Block values() {
    return block;
  }

  private static Optional<URL> find(Class<?> owner) {
    try {
      String home = owner.getProtectionDomain().getCodeSource().getLocation().toString();
      return Collections.list(loader(owner).getResources(FILE)).stream()
          .filter(url -> url.toString().replaceFirst("^jar:", "").startsWith(home))
          .findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ClassLoader loader(Class<?> owner) {
    ClassLoader loader = owner.getClassLoader();
    return loader == null ? ClassLoader.getSystemClassLoader() : loader;
  }

  private static Value.Block parse(URL url) {
    try (var in = URI.create(url.toString()).toURL().openStream()) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Document.of(new TextSource.Named(url.toString()), text).resolved();
    } catch (ToolkitException e) {
      throw new ToolkitException(e.problems().stream().map(Reference::ofPlugin).toList(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A mistake of a plugin's author, not of the user. */
  private static Problem ofPlugin(Problem p) {
    return new Problem("plugin.reference", p.kind(), p.sentence(), p.where(), p.hint());
  }
}
