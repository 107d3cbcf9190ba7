package org.attentiontoolkit.runner.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.attentiontoolkit.runner.documents.MarkdownFile;

/**
 * The plugin whose files the guide has, one by one, as a jar: what a stranger gets who copies them.
 * It is compiled against the class path of the test.
 */
final class ExamplePluginJar {
  private static final String GUIDE = "docs/guides/add-an-attention.md";

  private ExamplePluginJar() {}

  /** Builds it into a folder. */
  static Path build(Path folder) throws IOException {
    return build(folder, source -> source);
  }

  /** The same with other source code. */
  static Path build(Path folder, UnaryOperator<String> change) throws IOException {
    Path project = extract(folder.resolve("project"));
    Path sources = project.resolve("src/main/java");
    List<Path> changed = new ArrayList<>();
    for (Path file : files(sources)) {
      Path target = folder.resolve("sources").resolve(sources.relativize(file).toString());
      Files.createDirectories(target.getParent());
      changed.add(Files.writeString(target, change.apply(Files.readString(file))));
    }
    Path classes = Files.createDirectories(folder.resolve("classes"));
    compile(changed, classes);
    Path jar = folder.resolve("gaussian-attention.jar");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, "1.0.0");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      add(out, classes);
      add(out, project.resolve("src/main/resources"));
    }
    return jar;
  }

  /** Writes the files of the guide where it says. */
  private static Path extract(Path project) throws IOException {
    for (MarkdownFile.Block block : MarkdownFile.of(GUIDE).blocks()) {
      if (!block.file().isEmpty()) {
        Path file = project.resolve(block.file());
        Files.createDirectories(file.getParent());
        Files.writeString(file, block.text());
      }
    }
    return project;
  }

  private static void compile(List<Path> sources, Path classes) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<String> options =
        List.of(
            "-classpath",
            System.getProperty("java.class.path"),
            "-proc:none",
            "-d",
            classes.toString());
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      var units = files.getJavaFileObjectsFromPaths(sources);
      assertThat(compiler.getTask(messages, files, null, options, null, units).call())
          .as(messages.toString())
          .isTrue();
    }
  }

  private static void add(JarOutputStream out, Path folder) throws IOException {
    for (Path file : files(folder)) {
      out.putNextEntry(new JarEntry(folder.relativize(file).toString().replace('\\', '/')));
      Files.copy(file, out);
      out.closeEntry();
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
