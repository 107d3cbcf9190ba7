package org.attentiontoolkit.tensor.kernel;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.attentiontoolkit.tensor.memory.Arena;
import org.attentiontoolkit.tensor.memory.ArrayMemory;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.IntArray;
import org.attentiontoolkit.tensor.memory.Precision;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.random.Draws;

/** Arrays for a conformance test: the same values in every precision. */
public final class Inputs implements AutoCloseable {
  private static final int NONE = -1;

  private final ArrayMemory memory;
  private final Precision precision;
  private final Arena arena;
  private final int spoilt;
  private long next;
  private int count;

  Inputs(Kernels kernels, Precision precision) {
    this(kernels, precision, NONE);
  }

  private Inputs(Kernels kernels, Precision precision, int spoilt) {
    this.memory = kernels.memory();
    this.precision = precision;
    this.arena = new Arena(memory, precision, true);
    this.spoilt = spoilt;
  }

  /** Arrays of which one, by its number from 0 on, has a column more than is asked for. */
  static Inputs spoilt(Kernels kernels, int spoilt) {
    return new Inputs(kernels, Precision.FLOAT, spoilt);
  }

  /** How many arrays were asked for. */
  int count() {
    return count;
  }

  /** Finds out whether something was written past the end of an array. */
  @Override
  public void close() {
    arena.close();
  }

  /** Whole numbers. */
  public IntArray ints(int... values) {
    return memory.ints(values);
  }

  /** Standard normal values, others at each call. */
  public DenseArray normal(int... sizes) {
    return spread(1, 0, sizes);
  }

  /** Normal values of the given deviation and mean, others at each call. */
  public DenseArray spread(double deviation, double mean, int... sizes) {
    long key = Draws.key(7, "inputs", next++);
    return array(i -> (float) (mean + deviation * Draws.normal(key, i)), sizes);
  }

  /** Values of at least 0.1. */
  public DenseArray positive(int... sizes) {
    long key = Draws.key(7, "inputs", next++);
    return array(i -> (float) (0.1 + Math.abs((float) Draws.normal(key, i))), sizes);
  }

  /**
   * What a result is written to: normal values to add to, otherwise NaN, which must not be read.
   */
  public DenseArray target(boolean add, int... sizes) {
    return add ? normal(sizes) : array(i -> Double.NaN, sizes);
  }

  /** Values by their place. */
  public DenseArray array(IntToDoubleFunction value, int... sizes) {
    Shape asked = Shape.of(sizes);
    Shape shape = count++ == spoilt ? asked.withColumns(asked.columns() + 1) : asked;
    double[] values = new double[Math.toIntExact(shape.length())];
    Arrays.setAll(values, value);
    DenseArray array = arena.allocate(shape);
    array.set(values);
    return array;
  }
}
