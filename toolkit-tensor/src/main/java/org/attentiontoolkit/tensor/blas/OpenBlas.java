package org.attentiontoolkit.tensor.blas;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas;

/**
 * The OpenBLAS that ND4J uses, called through the foreign function interface on the library that
 * JavaCPP unpacks.
 *
 * <p>Several threads may call {@link #multiply} at once after {@link #useOneThread}.
 */
public final class OpenBlas {
  private static final int ROW_MAJOR = 101;
  private static final int AS_IT_IS = 111;
  private static final int TRANSPOSED = 112;

  // Static and final, so that the JIT compiler can inline the calls.
  private static final SymbolLookup LIBRARY = library();
  private static final MethodHandle SGEMM =
      function(
          "cblas_sgemm",
          FunctionDescriptor.ofVoid(
              JAVA_INT,
              JAVA_INT,
              JAVA_INT,
              JAVA_INT,
              JAVA_INT,
              JAVA_INT,
              JAVA_FLOAT,
              ADDRESS,
              JAVA_INT,
              ADDRESS,
              JAVA_INT,
              JAVA_FLOAT,
              ADDRESS,
              JAVA_INT));
  private static final MethodHandle SET_THREADS =
      function("openblas_set_num_threads", FunctionDescriptor.ofVoid(JAVA_INT));

  private OpenBlas() {}

  /** Lets every call compute on the calling thread alone. */
  public static void useOneThread() {
    try {
      SET_THREADS.invokeExact(1);
    } catch (Throwable t) {
      throw new IllegalStateException("openblas_set_num_threads failed", t);
    }
  }

  /** The library's version, for example {@code 0.3.31}. */
  public static String version() {
    String[] words = text("openblas_get_config").split(" ");
    return words.length > 1 ? words[1] : "unknown";
  }

  /**
   * Which kernels it has chosen for this CPU, for example {@code Haswell} or {@code Cooperlake}.
   */
  public static String kernels() {
    return text("openblas_get_corename");
  }

  /**
   * {@code c = alpha · op(a) op(b) + beta · c} in single precision; none of them without values.
   *
   * @throws IllegalArgumentException if their sizes do not fit each other
   */
  public static void multiply(Operand a, Operand b, Operand c, float alpha, float beta) {
    int m = a.outer();
    int k = a.inner();
    int n = b.inner();
    if (b.outer() != k || c.outer() != m || c.inner() != n || c.transposed) {
      throw new IllegalArgumentException("a product of %s and %s is not %s".formatted(a, b, c));
    }
    try {
      SGEMM.invokeExact(
          ROW_MAJOR,
          a.transposed ? TRANSPOSED : AS_IT_IS,
          b.transposed ? TRANSPOSED : AS_IT_IS,
          m,
          n,
          k,
          alpha,
          a.values,
          a.stride,
          b.values,
          b.stride,
          beta,
          c.values,
          c.stride);
    } catch (Throwable t) {
      throw new IllegalStateException("cblas_sgemm failed", t);
    }
  }

  /**
   * A row-major matrix in native memory.
   *
   * @param values begins with its first value; kept while it is used
   * @param stride values from one row to the next
   * @param transposed whether its transpose is meant
   */
  public record Operand(
      MemorySegment values, int rows, int columns, int stride, boolean transposed) {
    /** Checks that it lies within its memory: nobody else does. */
    public Operand {
      long end = (rows - 1L) * stride + columns;
      if (rows < 1 || columns < 1 || stride < columns || end * Float.BYTES > values.byteSize()) {
        throw new IndexOutOfBoundsException(
            "a matrix [%d, %d] with rows %d apart in %d bytes"
                .formatted(rows, columns, stride, values.byteSize()));
      }
    }

    private int outer() {
      return transposed ? columns : rows;
    }

    private int inner() {
      return transposed ? rows : columns;
    }

    @Override
    public String toString() {
      return "[%d, %d]%s".formatted(rows, columns, transposed ? " transposed" : "");
    }
  }

  private static String text(String name) {
    MethodHandle handle = function(name, FunctionDescriptor.of(ADDRESS));
    try {
      return ((MemorySegment) handle.invokeExact()).reinterpret(Long.MAX_VALUE).getString(0);
    } catch (Throwable t) {
      throw new IllegalStateException(name + " failed", t);
    }
  }

  private static MethodHandle function(String name, FunctionDescriptor descriptor) {
    return Linker.nativeLinker().downcallHandle(LIBRARY.findOrThrow(name), descriptor);
  }

  private static SymbolLookup library() {
    Path folder = Path.of(Loader.load(openblas.class)).toAbsolutePath().getParent();
    try (Stream<Path> files = Files.list(folder)) {
      Path library =
          files
              .filter(
                  f -> f.getFileName().toString().matches("libopenblas[._].*|libopenblas\\.dll"))
              .filter(f -> !f.getFileName().toString().contains("nolapack"))
              .sorted()
              .findFirst()
              .orElseThrow(() -> new UnsatisfiedLinkError("no libopenblas in " + folder));
      return SymbolLookup.libraryLookup(library, Arena.global());
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
