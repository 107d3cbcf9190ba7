package org.attentiontoolkit.tasks.head;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.attentiontoolkit.tensor.Gradient;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.memory.Shape;

/**
 * {@code −Σ log(g · p + (1 − g) · m)}: how likely words are that are written or copied. It is
 * computed from logarithms in double precision, so that neither small probabilities nor sure gates
 * become zeros.
 */
final class CopyLikelihood {
  /** What is copied of a word that can be nothing but copied, where its weights are all zeros. */
  private static final double LEAST = Float.MIN_NORMAL;

  private final double[] log;
  private final double[] gate;
  private final double[] mass;
  private final boolean[] written;

  private CopyLikelihood(Tensor log, Tensor gate, Tensor mass, boolean[] written) {
    this.log = log.data().toDoubles();
    this.gate = gate.data().toDoubles();
    this.mass = mass.data().toDoubles();
    this.written = written;
  }

  /**
   * The sum, a scalar.
   *
   * @param log {@code log p} of each word if it is written, {@code [N, 1]}
   * @param gate {@code log g − log(1 − g)}, {@code [N, 1]}
   * @param mass m, the weights of the places that have the word, {@code [N, 1]}
   * @param written whether the word can be written at all: if not, p is zero, whatever is given
   */
  static Tensor sum(Tape tape, Tensor log, Tensor gate, Tensor mass, boolean[] written) {
    CopyLikelihood rows = new CopyLikelihood(log, gate, mass, written);
    Tensor loss = tape.result(Shape.of(), log, gate, mass);
    loss.data().set(-IntStream.range(0, written.length).mapToDouble(rows::likelihood).sum());
    tape.record(
        loss,
        () -> {
          double factor = -tape.upstream(loss).toDoubles()[0];
          add(tape, log, factor, rows::byLog);
          add(tape, gate, factor, rows::byGate);
          add(tape, mass, factor, rows::byMass);
        });
    return loss;
  }

  /** {@code log(eˣ + eʸ)}. */
  static double logAdd(double x, double y) {
    double most = Math.max(x, y);
    return most == Double.NEGATIVE_INFINITY
        ? most
        : most + Math.log1p(Math.exp(Math.min(x, y) - most));
  }

  /** {@code log σ(x)}. */
  static double logSigmoid(double x) {
    return -logAdd(0, -x);
  }

  private double likelihood(int n) {
    return logAdd(logWritten(n), logCopied(n));
  }

  private double logWritten(int n) {
    return written[n] ? logSigmoid(gate[n]) + log[n] : Double.NEGATIVE_INFINITY;
  }

  private double logCopied(int n) {
    double copied = written[n] ? Math.max(0, mass[n]) : Math.max(LEAST, mass[n]);
    return logSigmoid(-gate[n]) + Math.log(copied);
  }

  /** The share of the likelihood that comes from writing. */
  private double byLog(int n) {
    return Math.exp(logWritten(n) - likelihood(n));
  }

  private double byGate(int n) {
    return byLog(n) - Math.exp(logSigmoid(gate[n]));
  }

  /** Nothing where no place has the word: its weights are none, whatever more of them would do. */
  private double byMass(int n) {
    boolean counts = mass[n] > (written[n] ? 0 : LEAST);
    return counts ? Math.exp(logSigmoid(-gate[n]) - likelihood(n)) : 0;
  }

  private interface Slope {
    double at(int n);
  }

  private static void add(Tape tape, Tensor x, double factor, Slope slope) {
    if (!x.requiresGradient()) {
      return;
    }
    double[] slopes = new double[Math.toIntExact(x.shape().length())];
    Arrays.setAll(slopes, n -> factor * slope.at(n));
    Gradient g = tape.gradient(x);
    tape.kernels()
        .pointwise()
        .scale(tape.constant(x.shape(), slopes).data(), 1, g.array(), g.add());
  }
}
