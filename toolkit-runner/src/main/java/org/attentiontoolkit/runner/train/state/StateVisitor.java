package org.attentiontoolkit.runner.train.state;

import java.util.List;
import org.attentiontoolkit.tensor.memory.DenseArray;

/** Sees the values of a {@link Stateful} by name, and says with which to go on. */
public interface StateVisitor {
  /** A whole number. */
  long whole(String name, long value);

  /** A number, to the last bit. */
  double number(String name, double value);

  /** Texts in order: also the names of values of which not all are always there. */
  List<String> texts(String name, List<String> values);

  /** An array, to be written or overwritten in its place. */
  void array(String name, DenseArray values);

  /** {@link #whole} for what fits into 32 bits. */
  default int count(String name, int value) {
    return Math.toIntExact(whole(name, value));
  }

  /** The same visitor for a part, whose names begin with the part's and a dot. */
  default StateVisitor part(String part) {
    StateVisitor all = this;
    return new StateVisitor() {
      @Override
      public long whole(String name, long value) {
        return all.whole(part + "." + name, value);
      }

      @Override
      public double number(String name, double value) {
        return all.number(part + "." + name, value);
      }

      @Override
      public List<String> texts(String name, List<String> values) {
        return all.texts(part + "." + name, values);
      }

      @Override
      public void array(String name, DenseArray values) {
        all.array(part + "." + name, values);
      }
    };
  }
}
