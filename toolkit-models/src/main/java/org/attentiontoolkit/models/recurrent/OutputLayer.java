package org.attentiontoolkit.models.recurrent;

import java.util.Optional;
import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Places;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.layer.Dropout;
import org.attentiontoolkit.tensor.layer.Linear;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.op.Affine;
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
  private final Linear state;
  private final Optional<Linear> context;
  private final Optional<Linear> embedding;
  private final Parameter bias;
  private final Dropout dropout;

  OutputLayer(RecurrentDecoder.Config config, int contextWidth, ParameterScope scope) {
    int width = config.outputWidth();
    int embeddingWidth = config.outputEmbedding() ? config.embeddingWidth() : 0;
    // One linear map on the three side by side would have this fan-in.
    Initializer uniform =
        Initializers.uniform(1 / Math.sqrt(config.hiddenWidth() + contextWidth + embeddingWidth));
    state = Linear.withoutBias(scope.child("state"), config.hiddenWidth(), width, uniform);
    context = optional(scope.child("context"), contextWidth, width, uniform);
    embedding = optional(scope.child("embedding"), embeddingWidth, width, uniform);
    bias = scope.parameter("bias", Role.BIAS, Shape.of(width), Initializers.zeros());
    dropout = new Dropout(scope, config.dropout());
  }

  /**
   * Features {@code [n, W]} from rows of states, contexts and embeddings.
   *
   * @param places what the rows stand for
   */
  Tensor apply(Tape tape, Tensor states, Tensor contexts, Tensor embedded, Places places) {
    Tensor sum = Affine.apply(tape, states, state.weight(), bias);
    if (context.isPresent()) {
      sum = context.get().addTo(tape, sum, contexts);
    }
    if (embedding.isPresent()) {
      sum = embedding.get().addTo(tape, sum, embedded);
    }
    return dropout.apply(tape, Pointwise.tanh(tape, sum), places);
  }

  private static Optional<Linear> optional(
      ParameterScope scope, int in, int out, Initializer first) {
    return in == 0 ? Optional.empty() : Optional.of(Linear.withoutBias(scope, in, out, first));
  }
}
