package org.attentiontoolkit.api.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A plugin's jar made from source text, against the class path of the test. */
public final class PluginJar {
  private final Map<String, String> sources = new LinkedHashMap<>();
  private final Map<String, byte[]> resources = new LinkedHashMap<>();
  private final List<String> left = new ArrayList<>();

  private PluginJar() {}

  /** A jar with a plugin class, named in its service file. */
  public static PluginJar of(String className, String source) {
    PluginJar jar = new PluginJar();
    jar.resources.put(
        "META-INF/services/org.attentiontoolkit.api.plugin.ToolkitPlugin",
        className.getBytes(StandardCharsets.UTF_8));
    return jar.source(className, source);
  }

  /** With another class. */
  public PluginJar source(String className, String source) {
    sources.put(className, source);
    return this;
  }

  /** With defaults. */
  public PluginJar reference(String text) {
    resources.put("reference.conf", text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** With an entry left out. */
  public PluginJar without(String entry) {
    left.add(entry);
    return this;
  }

  /** Compiles and writes it. */
  public void write(Path jar) {
    Map<String, byte[]> entries = compile();
    entries.putAll(resources);
    entries.keySet().removeAll(left);
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, "1.2.3");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        out.putNextEntry(new JarEntry(entry.getKey()));
        out.write(entry.getValue());
        out.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, byte[]> compile() {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    Map<String, byte[]> classes = new LinkedHashMap<>();
    List<Source> units =
        sources.entrySet().stream().map(e -> new Source(e.getKey(), e.getValue())).toList();
    List<String> options =
        List.of("-classpath", System.getProperty("java.class.path"), "-proc:none");
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        Memory memory = new Memory(files, classes)) {
      if (!compiler.getTask(null, memory, null, options, null, units).call()) {
        throw new IllegalArgumentException("the source of the plugin doesn't compile");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return classes;
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String className, String text) {
      super(URI.create("string:///" + className.replace('.', '/') + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private static final class Memory extends ForwardingJavaFileManager<StandardJavaFileManager> {
    private final Map<String, byte[]> classes;

    Memory(StandardJavaFileManager files, Map<String, byte[]> classes) {
      super(files);
      this.classes = classes;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        JavaFileManager.Location location,
        String className,
        JavaFileObject.Kind kind,
        FileObject sibling) {
      String entry = className.replace('.', '/') + ".class";
      return new SimpleJavaFileObject(URI.create("mem:///" + entry), kind) {
        @Override
        public OutputStream openOutputStream() {
          return new ByteArrayOutputStream() {
            @Override
            public void close() {
              classes.put(entry, toByteArray());
            }
          };
        }
      };
    }
  }
}
