package org.attentiontoolkit.models.attention;

import java.util.Arrays;
import java.util.Optional;
import org.attentiontoolkit.api.attention.Score;
import org.attentiontoolkit.api.attention.ScoreFactory;
import org.attentiontoolkit.api.attention.ScoreSlot;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.EngineOptions;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.Parameters;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.memory.Shape;

/** Scores at work, of all queries with all keys. */
public final class Scores {
  private Scores() {}

  /** With the first values of its parameters. */
  public static double[] of(ScoreFactory factory, double[][] queries, double[][] keys) {
    return of(factory, queries, keys, Optional.empty());
  }

  /** With parameters that are all one. */
  public static double[] ofOnes(ScoreFactory factory, double[][] queries, double[][] keys) {
    return of(factory, queries, keys, Optional.of(1.0));
  }

  private static double[] of(
      ScoreFactory factory, double[][] queries, double[][] keys, Optional<Double> everywhere) {
    Parameters parameters = new Parameters();
    Score score =
        factory.create(new ScoreSlot(queries[0].length, keys[0].length), parameters.root());
    try (Engine engine = Engine.create(EngineOptions.doublePrecision())) {
      parameters.allocate(engine, 1);
      for (Parameter parameter : parameters.all()) {
        everywhere.ifPresent(value -> engine.kernels().pointwise().fill(parameter.data(), value));
      }
      try (Tape tape = engine.inference()) {
        Packed asked = score.queries(tape, rows(tape, queries));
        Packed known = score.keys(tape, rows(tape, keys));
        return score.compare(tape, asked, known).values().data().toDoubles();
      }
    }
  }

  private static Packed rows(Tape tape, double[][] rows) {
    double[] values = Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    return new Packed(
        tape.constant(Shape.of(rows.length, rows[0].length), values),
        Segments.ofLengths(rows.length));
  }
}
