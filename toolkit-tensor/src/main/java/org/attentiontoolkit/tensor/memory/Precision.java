package org.attentiontoolkit.tensor.memory;

import org.nd4j.linalg.api.buffer.DataType;

/** The number format of a computation. */
public enum Precision {
  /** 32-bit: what models train and run in. */
  FLOAT(Float.BYTES, DataType.FLOAT),
  /** 64-bit: for checking gradients by finite differences. */
  DOUBLE(Double.BYTES, DataType.DOUBLE);

  private final int bytes;
  private final DataType dataType;

  Precision(int bytes, DataType dataType) {
    this.bytes = bytes;
    this.dataType = dataType;
  }

  /** Bytes of one value. */
  public int bytes() {
    return bytes;
  }

  /** ND4J's name for it. */
  public DataType dataType() {
    return dataType;
  }
}
