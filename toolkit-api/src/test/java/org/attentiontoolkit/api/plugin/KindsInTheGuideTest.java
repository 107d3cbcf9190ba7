package org.attentiontoolkit.api.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The plugin guide's table of kinds is what the code says: {@code -Dgolden.update=true} writes it
 * anew.
 */
class KindsInTheGuideTest {
  private static final Path GUIDE =
      Path.of(System.getProperty("toolkit.root", ".."), "docs/guides/plugins.md");
  private static final String BEGIN = "<!-- kinds: made from the code -->\n";
  private static final String END = "<!-- end of kinds -->\n";

  @Test
  void theTableIsWhatTheCodeSays() throws IOException {
    String guide = Files.readString(GUIDE);
    int begin = guide.indexOf(BEGIN) + BEGIN.length();
    int end = guide.indexOf(END);
    assertThat(guide.indexOf(BEGIN)).isNotNegative();
    assertThat(end).isGreaterThanOrEqualTo(begin);
    if (Boolean.getBoolean("golden.update")) {
      guide = guide.substring(0, begin) + table() + guide.substring(end);
      Files.writeString(GUIDE, guide);
      end = guide.indexOf(END);
    }
    assertThat(guide.substring(begin, end)).isEqualTo(table());
  }

  @Test
  void everyKindSaysWhatItDoes() {
    assertThat(Kind.STANDARD).allMatch(kind -> !kind.does().isBlank());
    assertThat(Kind.STANDARD).extracting(Kind::name).doesNotHaveDuplicates();
    assertThat(Kind.STANDARD)
        .as("all constants")
        .hasSize(
            (int)
                Arrays.stream(Kind.class.getFields())
                    .filter(field -> field.getType() == Kind.class)
                    .count());
  }

  private static String table() {
    return "| kind | what it does | how it is registered | its constructor |\n|---|---|---|---|\n"
        + Kind.STANDARD.stream()
            .flatMap(KindsInTheGuideTest::rows)
            .map(row -> row + "\n")
            .collect(Collectors.joining());
  }

  /** One for each method that registers the kind, or the one for any kind. */
  private static Stream<String> rows(Kind<?> kind) {
    List<Method> methods = methods(kind);
    return methods.isEmpty()
        ? Stream.of(
            row(
                kind,
                "component(Kind.%s, name, Config.class, X::new)".formatted(constant(kind)),
                "(Config)"))
        : methods.stream().map(m -> row(kind, call(m), constructor(m)));
  }

  private static String row(Kind<?> kind, String call, String constructor) {
    return "| %s | %s | `%s` | `%s` |".formatted(kind.name(), kind.does(), call, constructor);
  }

  private static List<Method> methods(Kind<?> kind) {
    return Arrays.stream(ToolkitPlugin.class.getDeclaredMethods())
        .filter(m -> Modifier.isProtected(m.getModifiers()))
        .filter(m -> {
          String words = m.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
          return words.equals(kind.name()) || words.endsWith("-" + kind.name());
        })
        .sorted(Comparator.comparing((Method m) -> m.getName().length()))
        .toList();
  }

  private static String constant(Kind<?> kind) {
    return kind.name().toUpperCase(Locale.ROOT).replace('-', '_');
  }

  /** Such as {@code encoder(name, Config.class, reads, X::new)}. */
  private static String call(Method method) {
    Class<?>[] types = method.getParameterTypes();
    List<String> words =
        Stream.of(Arrays.copyOfRange(types, 2, types.length - 1))
            .map(Class::getSimpleName)
            .toList();
    return Stream.of(Stream.of("name", "Config.class"), words.stream(), Stream.of("X::new"))
        .flatMap(s -> s)
        .collect(Collectors.joining(", ", method.getName() + "(", ")"));
  }

  /** What the function takes that the method is given last: the first is the configuration. */
  private static String constructor(Method method) {
    Type[] parameters = method.getGenericParameterTypes();
    ParameterizedType function = (ParameterizedType) parameters[parameters.length - 1];
    Class<?> raw = (Class<?>) function.getRawType();
    List<TypeVariable<? extends Class<?>>> variables = List.of(raw.getTypeParameters());
    Type[] taken =
        Arrays.stream(raw.getDeclaredMethods())
            .filter(m -> Modifier.isAbstract(m.getModifiers()))
            .findFirst()
            .orElseThrow()
            .getGenericParameterTypes();
    return Arrays.stream(taken)
        .skip(1)
        .map(type ->
            type instanceof TypeVariable<?> variable
                ? function.getActualTypeArguments()[variables.indexOf(variable)]
                : type)
        .map(KindsInTheGuideTest::simple)
        .collect(Collectors.joining(", ", "(Config, ", ")"));
  }

  private static String simple(Type type) {
    return switch (type) {
      case Class<?> plain when plain.getEnclosingClass() != null ->
          plain.getEnclosingClass().getSimpleName() + "." + plain.getSimpleName();
      case Class<?> plain -> plain.getSimpleName();
      case ParameterizedType generic -> simple(generic.getRawType());
      case TypeVariable<?> variable -> simple(variable.getBounds()[0]);
      default -> type.getTypeName();
    };
  }
}
