package org.attentiontoolkit.models.transformer;

import org.attentiontoolkit.models.transformer.LayerConfig.NormPlace;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Places;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.layer.Dropout;
import org.attentiontoolkit.tensor.op.Pointwise;

/**
 * What is around each part of a layer: a residual (He et al. 2016), a norm and dropout. {@code
 * norm(x + dropout(part(x)))} after, or {@code x + dropout(part(norm(x)))} before (Xiong et al.,
 * "On layer normalization in the Transformer architecture", ICML 2020, figure 1).
 */
final class Sublayer {
  private final boolean before;
  private final Norm norm;
  private final Dropout dropout;

  /**
   * What is around a part.
   *
   * @param part its name in the layer; the norm's is {@code <part>-norm}
   */
  Sublayer(LayerConfig config, ParameterScope layer, String part) {
    before = config.norm() == NormPlace.PRE;
    norm = Norm.of(config, layer.child(part + "-norm"));
    dropout = new Dropout(layer.child(part), config.dropout());
  }

  /** What the part reads, {@code [N, D]}, of states {@code [N, D]}. */
  Tensor read(Tape tape, Tensor states) {
    return before ? norm.apply(tape, states) : states;
  }

  /**
   * The states after the part.
   *
   * @param states before it
   * @param given what it made of what it {@link #read}
   * @param places what the N rows stand for
   */
  Tensor add(Tape tape, Tensor states, Tensor given, Places places) {
    Tensor sum = Pointwise.add(tape, states, dropout.apply(tape, given, places));
    return before ? sum : norm.apply(tape, sum);
  }
}
