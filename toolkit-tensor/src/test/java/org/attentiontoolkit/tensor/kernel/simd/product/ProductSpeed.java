package org.attentiontoolkit.tensor.kernel.simd.product;

import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.attentiontoolkit.tensor.blas.OpenBlas;
import org.attentiontoolkit.tensor.kernel.Addend;
import org.attentiontoolkit.tensor.kernel.Matrix;
import org.attentiontoolkit.tensor.kernel.memory.MemoryBudget;
import org.attentiontoolkit.tensor.kernel.memory.Nd4jMemory;
import org.attentiontoolkit.tensor.memory.Arena;
import org.attentiontoolkit.tensor.memory.Precision;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.parallel.Workers;

/**
 * Matrix products of one thread, by OpenBLAS, by our tiles with packing, and with the right operand
 * packed before: billions of operations (two a multiply-add) in a second of processor time, the
 * best of several.
 */
final class ProductSpeed {
  private static final String[] SHAPES = {
    "4096,768,768,-,T", "4096,3072,768,-,T", "4096,768,3072,-,T", "4096,768,768,-,-",
    "4096,3072,768,-,-", "4096,768,3072,-,-", "768,3072,4096,T,-", "768,768,4096,T,-",
    "830,8000,256,-,T", "830,256,8000,-,-", "8000,256,830,T,-", "1536,768,830,T,-",
    "830,512,512,-,-", "830,1024,1024,-,T", "64,1536,512,-,T", "64,512,1536,-,-",
    "30,1536,512,-,T", "5,1536,512,-,T", "1,1536,512,-,T"
  };
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int ROUNDS = 12;
  private static final double WORK = 1e9;

  private final int m;
  private final int n;
  private final int k;
  private final boolean transposeA;
  private final boolean transposeB;
  private final Matrix a;
  private final Matrix b;
  private final Matrix c;
  private final PanelProducts panels;

  private ProductSpeed(String[] shape, Arena arena, Workers workers) {
    m = Integer.parseInt(shape[0]);
    n = Integer.parseInt(shape[1]);
    k = Integer.parseInt(shape[2]);
    transposeA = shape[3].equals("T");
    transposeB = shape[4].equals("T");
    a = Matrix.of(arena.allocate(transposeA ? Shape.of(k, m) : Shape.of(m, k)));
    b = Matrix.of(arena.allocate(transposeB ? Shape.of(n, k) : Shape.of(k, n)));
    c = Matrix.of(arena.allocate(Shape.of(m, n)));
    panels = new PanelProducts(workers);
  }

  /**
   * Measures.
   *
   * @param arguments shapes, instead of those of decision 8: rows, columns, depth, and T for each
   *     operand that is transposed in memory
   */
  public static void main(String[] arguments) {
    OpenBlas.useOneThread();
    System.out.printf("%-20s%10s%10s%10s%n", "m,n,k,a,b", "OpenBLAS", "ours", "packed");
    try (Workers workers = new Workers(1)) {
      for (String shape : arguments.length > 0 ? arguments : SHAPES) {
        try (Arena arena =
            new Arena(new Nd4jMemory(MemoryBudget.ofProcess()), Precision.FLOAT, false)) {
          ProductSpeed speed = new ProductSpeed(shape.split(","), arena, workers);
          System.out.printf(
              "%-20s%10.1f%10.1f%10.1f%n",
              shape,
              speed.measure(speed.blas(workers)),
              speed.measure(speed.ours()),
              speed.measure(speed.packed()));
        }
      }
    }
  }

  private Runnable blas(Workers workers) {
    BlasProducts products = new BlasProducts(workers);
    return () -> products.multiply(a, transposeA, b, transposeB, 1, new Addend.Nothing(), c);
  }

  private Runnable ours() {
    BlockedProducts products = new BlockedProducts(panels);
    return () -> products.multiply(a, transposeA, b, transposeB, new Addend.Nothing(), c);
  }

  private Runnable packed() {
    MemorySegment packed =
        java.lang.foreign.Arena.ofAuto()
            .allocate(Panels.count(n) * Panels.length(k) * Float.BYTES, 64);
    panels.pack(b, transposeB, packed);
    return () -> panels.multiply(a, transposeA, packed, new Addend.Nothing(), c);
  }

  private double measure(Runnable product) {
    double operations = 2.0 * m * n * k;
    int times = (int) Math.max(1, WORK / operations);
    double best = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long before = THREADS.getCurrentThreadCpuTime();
      for (int i = 0; i < times; i++) {
        product.run();
      }
      long used = THREADS.getCurrentThreadCpuTime() - before;
      best = Math.max(best, operations * times / used);
    }
    return best;
  }
}
