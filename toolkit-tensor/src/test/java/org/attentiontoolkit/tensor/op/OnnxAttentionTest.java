package org.attentiontoolkit.tensor.op;

import java.util.Arrays;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.Visibility;
import org.attentiontoolkit.tensor.memory.Shape;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * ONNX's cases of attention. Its causal mask begins at the first key (query i sees keys 0 .. i),
 * {@link Visibility#CAUSAL} ends at the last: so a rule says it here. A mask of numbers is added to
 * the scores.
 */
@Tag("shared-data")
class OnnxAttentionTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "attention_3d",
        "attention_3d_scaled",
        "attention_3d_causal",
        "attention_4d",
        "attention_4d_scaled",
        "attention_4d_causal",
        "attention_4d_attn_mask",
        "attention_4d_attn_mask_bool"
      })
  void contexts(String name) {
    OnnxCase onnx = OnnxCase.of(name);
    for (Engine engine : Engines.all()) {
      try (Tape tape = engine.inference()) {
        Tensor context = attend(tape, onnx, name.endsWith("bool"));
        double[] expected = rows(onnx.output("Y"), heads(onnx)).values();
        GradientBench.assertClose(name, context.data().toDoubles(), expected, 2e-6);
      }
    }
  }

  private static Tensor attend(Tape tape, OnnxCase onnx, boolean maskHides) {
    int heads = heads(onnx);
    Packed queries = packed(tape, onnx.input("Q"), heads);
    Packed keys = packed(tape, onnx.input("K"), heads);
    Packed values = packed(tape, onnx.input("V"), heads);
    int headWidth = queries.width() / heads;
    double scale = onnx.attribute("scale", 1 / Math.sqrt(headWidth));
    Pairs scores = PairScores.dot(tape, queries, keys, heads, scale);
    Visibility visibility = Visibility.FULL;
    if (onnx.attribute("is_causal", 0) == 1) {
      visibility = Visibility.of((sequence, query, key) -> key <= query);
    }
    if (onnx.hasInput("attn_mask")) {
      double[] mask = onnx.input("attn_mask").values();
      int width = onnx.input("attn_mask").sizes()[1];
      if (maskHides) {
        visibility = Visibility.of((sequence, query, key) -> mask[query * width + key] != 0);
      } else {
        scores = add(tape, scores, mask);
      }
    }
    return PairSum.apply(tape, PairSoftmax.apply(tape, scores, visibility), values);
  }

  /** The same mask for every head of every sequence. */
  private static Pairs add(Tape tape, Pairs scores, double[] mask) {
    double[] all = new double[scores.layout().length()];
    for (int i = 0; i < all.length; i++) {
      all[i] = mask[i % mask.length];
    }
    Tensor added = tape.constant(Shape.of(all.length), all);
    return new Pairs(Pointwise.add(tape, scores.values(), added), scores.layout());
  }

  private static int heads(OnnxCase onnx) {
    int[] sizes = onnx.input("Q").sizes();
    return sizes.length == 4 ? sizes[1] : (int) onnx.attribute("q_num_heads", 1);
  }

  private static Packed packed(Tape tape, OnnxCase.Array array, int heads) {
    OnnxCase.Array rows = rows(array, heads);
    int batch = rows.sizes()[0];
    int length = rows.sizes()[1];
    int[] lengths = new int[batch];
    Arrays.fill(lengths, length);
    Shape shape = Shape.of(batch * length, rows.sizes()[2]);
    return new Packed(tape.constant(shape, rows.values()), Segments.ofLengths(lengths));
  }

  /** {@code [B, T, H · D]} of that or of {@code [B, H, T, D]}. */
  private static OnnxCase.Array rows(OnnxCase.Array array, int heads) {
    if (array.sizes().length == 3) {
      return array;
    }
    int batch = array.sizes()[0];
    int length = array.sizes()[2];
    int width = array.sizes()[3];
    double[] values = new double[array.values().length];
    for (int i = 0; i < values.length; i++) {
      int d = i % width;
      int t = i / width % length;
      int h = i / (width * length) % heads;
      int b = i / (width * length * heads);
      values[((b * length + t) * heads + h) * width + d] = array.values()[i];
    }
    return new OnnxCase.Array(new int[] {batch, length, heads * width}, values);
  }
}
