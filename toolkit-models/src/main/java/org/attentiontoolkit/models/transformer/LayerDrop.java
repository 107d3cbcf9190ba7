package org.attentiontoolkit.models.transformer;

import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.random.Draws;

/**
 * Leaves whole layers of a stack out of a training step, so that the states below go on to the
 * layer above: Fan, Grave and Joulin, "Reducing Transformer depth on demand with structured
 * dropout", ICLR 2020, section 3.2. In inference all layers count, and nothing is scaled.
 *
 * <p>Which are left out follows the seed, the step, the stack and the layer, so all batches of an
 * update leave out the same.
 */
final class LayerDrop {
  private final double probability;
  private final String stack;

  LayerDrop(LayerConfig config, ParameterScope stack) {
    probability = config.layerDrop();
    this.stack = stack.name();
  }

  /** Whether a layer of the stack is left out of this step. */
  boolean skips(Tape tape, int layer) {
    if (!tape.training() || probability == 0) {
      return false;
    }
    long key = tape.randomKey("%s.layer.%d.drop".formatted(stack, layer));
    return Draws.uniform(key, 0) < probability;
  }
}
