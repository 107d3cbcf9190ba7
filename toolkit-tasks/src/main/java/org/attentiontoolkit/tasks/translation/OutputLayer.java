package org.attentiontoolkit.tasks.translation;

import java.util.Arrays;
import java.util.Optional;
import org.attentiontoolkit.api.model.Decoded;
import org.attentiontoolkit.api.model.Pointer;
import org.attentiontoolkit.api.model.Tokens;
import org.attentiontoolkit.api.output.Head;
import org.attentiontoolkit.tasks.data.CopiedWords;
import org.attentiontoolkit.tasks.head.PointerGenerator;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.op.CrossEntropy;

/** What makes next tokens of a decoder's features, and what encoder and decoder read of tokens. */
sealed interface OutputLayer {
  /** Tokens of sources as the encoder reads them. */
  Tokens read(Tokens source);

  /** Tokens of targets as the decoder reads them. */
  int[] written(int[] target);

  /** Logits of the next tokens. */
  Tensor outputs(Tape tape, Tensor features, Optional<Pointer> pointer, Tokens source);

  /** The summed cross-entropy with what is right. */
  CrossEntropy.Sum crossEntropy(Tape tape, Decoded decoded, Tokens source, int[] right);

  /** The head alone. */
  record Generating(Head head, double labelSmoothing) implements OutputLayer {
    @Override
    public Tokens read(Tokens source) {
      return source;
    }

    @Override
    public int[] written(int[] target) {
      return target;
    }

    @Override
    public Tensor outputs(Tape tape, Tensor features, Optional<Pointer> pointer, Tokens source) {
      return head.outputs(tape, features);
    }

    @Override
    public CrossEntropy.Sum crossEntropy(Tape tape, Decoded decoded, Tokens source, int[] right) {
      return head.crossEntropy(tape, decoded.features(), right, labelSmoothing);
    }
  }

  /** A head around which words are copied. */
  record Copying(PointerGenerator generator, CopiedWords words) implements OutputLayer {
    @Override
    public Tokens read(Tokens source) {
      return new Tokens(words.read(source.ids()), source.segments());
    }

    @Override
    public int[] written(int[] target) {
      return words.written(target);
    }

    @Override
    public Tensor outputs(Tape tape, Tensor features, Optional<Pointer> pointer, Tokens source) {
      return generator.outputs(tape, features, pointer.orElseThrow(), copies(source));
    }

    @Override
    public CrossEntropy.Sum crossEntropy(Tape tape, Decoded decoded, Tokens source, int[] right) {
      Pointer pointer = decoded.pointer().orElseThrow();
      return generator.crossEntropy(tape, decoded.features(), pointer, copies(source), right);
    }

    private int[] copies(Tokens source) {
      Segments segments = source.segments();
      int[] all = new int[segments.rows()];
      for (int b = 0; b < segments.count(); b++) {
        int start = segments.start(b);
        int[] own = Arrays.copyOfRange(source.ids(), start, segments.end(b));
        System.arraycopy(words.copies(own), 0, all, start, own.length);
      }
      return all;
    }
  }
}
