package org.attentiontoolkit.models.recurrent;

import java.util.Optional;
import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Places;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.op.Dropout;
import org.attentiontoolkit.tensor.op.Linear;
import org.attentiontoolkit.tensor.op.Pointwise;
import org.attentiontoolkit.tensor.parameter.Initializer;
import org.attentiontoolkit.tensor.parameter.Initializers;
import org.attentiontoolkit.tensor.parameter.Role;

/**
 * Features from state, context and embedding: {@code tanh(W_s s + W_c c + W_e e + b)}.
 *
 * <p>With the embedding it is the deep output of Bahdanau et al. 2015, appendix A.2.2, with tanh
 * for maxout; without it, the attentional state of Luong et al. 2015, equation 5.
 */
final class OutputLayer {
  private final double dropout;
  private final String name;
  private final Parameter stateWeight;
  private final Optional<Parameter> contextWeight;
  private final Optional<Parameter> embeddingWeight;
  private final Parameter bias;

  OutputLayer(RecurrentDecoder.Config config, int contextWidth, ParameterScope scope) {
    dropout = config.dropout();
    name = scope.name();
    int width = config.outputWidth();
    int embedding = config.outputEmbedding() ? config.embeddingWidth() : 0;
    // One linear map on the three side by side would have this fan-in.
    Initializer uniform =
        Initializers.uniform(1 / Math.sqrt(config.hiddenWidth() + contextWidth + embedding));
    stateWeight = scope.parameter("state.weight", Shape.of(width, config.hiddenWidth()), uniform);
    contextWeight = optional(scope, "context.weight", width, contextWidth, uniform);
    embeddingWeight = optional(scope, "embedding.weight", width, embedding, uniform);
    bias = scope.parameter("bias", Role.BIAS, Shape.of(width), Initializers.zeros());
  }

  /**
   * Features {@code [n, W]} from rows of states, contexts and embeddings.
   *
   * @param places what the rows stand for
   */
  Tensor apply(Tape tape, Tensor state, Tensor context, Tensor embedded, Places places) {
    Tensor sum = Linear.apply(tape, state, stateWeight, bias);
    if (contextWeight.isPresent()) {
      sum = Linear.addTo(tape, sum, context, contextWeight.get());
    }
    if (embeddingWeight.isPresent()) {
      sum = Linear.addTo(tape, sum, embedded, embeddingWeight.get());
    }
    return Dropout.apply(tape, Pointwise.tanh(tape, sum), dropout, places, name);
  }

  private static Optional<Parameter> optional(
      ParameterScope scope, String name, int out, int in, Initializer initializer) {
    return in == 0
        ? Optional.empty()
        : Optional.of(scope.parameter(name, Shape.of(out, in), initializer));
  }
}
