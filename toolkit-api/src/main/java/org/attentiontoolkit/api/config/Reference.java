package org.attentiontoolkit.api.config;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigSyntax;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Optional;
import org.attentiontoolkit.tensor.error.Problem;

/**
 * A block of a module's {@code reference.conf}: the one place of its defaults and, in the comments
 * above the keys, of their documentation. {@code key = null} says that there is no default: the
 * user must write it, or may leave it out when its type is an {@link Optional}.
 */
public final class Reference {
  private static final String FILE = "reference.conf";

  private final ConfigObject block;
  private final boolean present;

  private Reference(ConfigObject block, boolean present) {
    this.block = block;
    this.present = present;
  }

  /** Without any defaults. */
  public static Reference none() {
    return new Reference(ConfigSection.empty(), false);
  }

  /** The whole {@code reference.conf} in the jar or folder of classes that a class is from. */
  public static Reference of(Class<?> owner) {
    Optional<URL> file = find(owner);
    return file.isEmpty() ? none() : new Reference(parse(file.get(), owner), true);
  }

  /** The block below it; one that {@linkplain #isPresent is not present} if it isn't there. */
  public Reference block(String key) {
    return block.containsKey(key) && block.get(key) instanceof ConfigObject inner
        ? new Reference(inner, true)
        : none();
  }

  /** Whether somebody wrote it. */
  public boolean isPresent() {
    return present;
  }

  /** The comment above it, one line a line. */
  public String comment() {
    return Comments.of(block);
  }

  ConfigObject values() {
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

  private static ConfigObject parse(URL url, Class<?> owner) {
    String origin = FILE + " of " + owner.getSimpleName();
    try (var in = URI.create(url.toString()).toURL().openStream()) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      ConfigParseOptions options =
          ConfigParseOptions.defaults().setSyntax(ConfigSyntax.CONF).setOriginDescription(origin);
      return ConfigFactory.parseString(text, options)
          .resolve(ConfigResolveOptions.noSystem())
          .root();
    } catch (ConfigException e) {
      String line = e.origin() == null ? "" : ", line " + e.origin().lineNumber();
      throw Problem.input("plugin.reference", Syntax.sentence(e)).at(url + line).exception(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
