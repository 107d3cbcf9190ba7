package org.attentiontoolkit.models.transformer;

import org.attentiontoolkit.api.config.Within;
import org.attentiontoolkit.tensor.op.Activation;

/**
 * Settings of a Transformer's layers, the same for encoder and decoder. Their defaults stand in
 * {@code shared.transformer} of {@code reference.conf}.
 *
 * @param width D, of the states
 * @param layers how many, one above the other
 * @param feedforwardWidth of the layer between the two maps of a feed-forward part
 * @param activation of a feed-forward part
 * @param gated whether what is activated is multiplied with a third map of the same states: GLU
 *     (Dauphin et al. 2017), and by the activation GEGLU, SwiGLU, … (Shazeer 2020)
 * @param norm where the norm is: after a sublayer and its residual (Vaswani et al. 2017) or before
 *     a sublayer, with one at the end (Xiong et al. 2020)
 * @param normalisation which norm it is
 * @param normEpsilon what the norm adds to the variance or, of {@code rms}, to the mean square
 * @param positions how a token's position reaches its embedding
 * @param maxPositions how many positions there are, where they are learned
 * @param scaleEmbeddings whether embeddings are multiplied with √D (Vaswani et al. 2017, 3.4)
 * @param dropout probability of dropping a value of the embeddings and of what a sublayer gives
 * @param activationDropout the same of what a feed-forward part has between its two maps
 * @param layerDrop probability of leaving a whole layer out of a training step (Fan et al. 2020)
 */
public record LayerConfig(
    @Within("[1, 1000000]") int width,
    @Within("[1, 1000]") int layers,
    @Within("[1, 10000000]") int feedforwardWidth,
    Activation activation,
    boolean gated,
    NormPlace norm,
    Normalisation normalisation,
    @Within("(0, 1)") double normEpsilon,
    PositionKind positions,
    @Within("[1, 100000000]") int maxPositions,
    boolean scaleEmbeddings,
    @Within("[0, 1)") double dropout,
    @Within("[0, 1)") double activationDropout,
    @Within("[0, 1)") double layerDrop) {

  /** Where the norm is. */
  public enum NormPlace {
    /** After a sublayer and its residual. */
    POST,
    /** Before a sublayer; one more at the end of the stack. */
    PRE
  }

  /** Which norm it is. */
  public enum Normalisation {
    /** Layer norm: Ba, Kiros and Hinton 2016. */
    LAYER,
    /** Root mean square norm: Zhang and Sennrich 2019. */
    RMS
  }

  /** How a token's position reaches its embedding. */
  public enum PositionKind {
    /** Sines and cosines of it are added: Vaswani et al. 2017, section 3.5. */
    SINUSOIDAL,
    /** A learned vector of it is added: Gehring et al. 2017, section 3.1. */
    LEARNED,
    /** Not at all. */
    NONE
  }
}
