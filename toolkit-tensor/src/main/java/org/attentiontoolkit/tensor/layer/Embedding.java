package org.attentiontoolkit.tensor.layer;

import java.util.Optional;
import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.op.SharedRows;
import org.attentiontoolkit.tensor.op.TableLookup;
import org.attentiontoolkit.tensor.parameter.Initializer;
import org.attentiontoolkit.tensor.parameter.Initializers;
import org.attentiontoolkit.tensor.parameter.Role;

/** Vectors for numbers below V. Its parameter is {@code weight [V, D]}. */
public final class Embedding {
  private final Parameter weight;

  /** Vectors of a length of about 1 at first: normal with standard deviation 1/√D. */
  public Embedding(ParameterScope scope, int vocabulary, int width) {
    this(scope, vocabulary, width, Initializers.normal(1 / Math.sqrt(width)));
  }

  /**
   * Vectors for numbers.
   *
   * @param first values
   */
  public Embedding(ParameterScope scope, int vocabulary, int width, Initializer first) {
    weight = scope.parameter("weight", Role.EMBEDDING, Shape.of(vocabulary, width), first);
  }

  /**
   * Vectors that are those of another embedding, or else of a length of about 1 at first.
   *
   * @param table {@code [V, D]} of the other
   * @throws org.attentiontoolkit.tensor.error.ToolkitException if that has another shape
   */
  public static Embedding of(
      ParameterScope scope, int vocabulary, int width, Optional<Parameter> table) {
    return table
        .map(other -> tied(scope, Shape.of(vocabulary, width), other))
        .orElseGet(() -> new Embedding(scope, vocabulary, width));
  }

  private static Embedding tied(ParameterScope scope, Shape shape, Parameter table) {
    if (!table.shape().equals(shape)) {
      throw Problem.input(
              "model.tied-embeddings",
              "%s is %s, and %s can't be the same table: it is %s."
                  .formatted(table.name(), table.shape(), scope.name(), shape))
          .hint("Let both have one vocabulary (task.vocabulary.joint) and one width.")
          .exception();
    }
    return new Embedding(scope.tie("weight", table));
  }

  private Embedding(Parameter weight) {
    this.weight = weight;
  }

  /** {@code [N, D]} of N numbers. */
  public Tensor apply(Tape tape, int[] ids) {
    return TableLookup.lookup(tape, weight, ids);
  }

  /** The same, of which many are equal: what follows is computed once for each. */
  public SharedRows shared(Tape tape, int[] ids) {
    return SharedRows.lookup(tape, weight, ids);
  }

  /** {@code [V, D]}, to be {@linkplain ParameterScope#tie used elsewhere} too. */
  public Parameter weight() {
    return weight;
  }
}
