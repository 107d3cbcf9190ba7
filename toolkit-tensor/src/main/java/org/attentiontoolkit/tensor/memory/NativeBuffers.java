package org.attentiontoolkit.tensor.memory;

import org.attentiontoolkit.tensor.error.Problem;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.factory.Nd4j;

/** Makes ND4J buffers outside its workspaces, and says plainly when there is no memory left. */
final class NativeBuffers {
  private NativeBuffers() {}

  static DataBuffer zeroed(Precision precision, long length) {
    return create(precision, length, true);
  }

  static DataBuffer uninitialised(Precision precision, long length) {
    return create(precision, length, false);
  }

  private static DataBuffer create(Precision precision, long length, boolean zeroed) {
    try {
      // ND4J has no empty buffers.
      return Nd4j.getDataBufferFactory().create(precision.dataType(), Math.max(1, length), zeroed);
    } catch (OutOfMemoryError e) {
      throw Problem.failure(
              "tensor.out-of-memory",
              "there is no native memory for " + (length * precision.bytes() >> 20) + " MiB more")
          .hint(
              "make batches or the model smaller, or give more with TOOLKIT_JAVA_OPTS=-Dorg.bytedeco.javacpp.maxbytes=…")
          .exception(e);
    }
  }
}
