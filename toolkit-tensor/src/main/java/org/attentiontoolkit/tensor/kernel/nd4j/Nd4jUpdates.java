package org.attentiontoolkit.tensor.kernel.nd4j;

import java.util.EnumMap;
import java.util.Map;
import org.attentiontoolkit.tensor.kernel.AdamStep;
import org.attentiontoolkit.tensor.kernel.DescentStep;
import org.attentiontoolkit.tensor.kernel.GradientScaling;
import org.attentiontoolkit.tensor.kernel.UpdateKernels;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.Precision;
import org.attentiontoolkit.tensor.memory.Shape;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarMax;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarMin;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** Updates of parameters, operation by operation, through arrays that are kept for the purpose. */
final class Nd4jUpdates implements UpdateKernels {
  /** Values added up in the array's own precision before going on in double precision. */
  private static final int SUM_LENGTH = 1024;

  private final Map<Precision, DenseArray> scratch = new EnumMap<>(Precision.class);

  @Override
  public double sumOfSquares(DenseArray x) {
    int rows = Math.toIntExact(x.length() / SUM_LENGTH);
    long whole = (long) rows * SUM_LENGTH;
    double sum = 0;
    if (rows > 0) {
      INDArray matrix = x.window(0, Shape.of(rows, SUM_LENGTH)).nd();
      for (double norm : matrix.norm2(1).toDoubleVector()) {
        sum += norm * norm;
      }
    }
    if (whole < x.length()) {
      int rest = Math.toIntExact(x.length() - whole);
      double norm = x.window(whole, Shape.of(rest)).nd().norm2Number().doubleValue();
      sum += norm * norm;
    }
    return sum;
  }

  @Override
  public void descend(DenseArray values, DenseArray gradients, DescentStep step) {
    INDArray d = decayed(values, gradients, step.scaling(), step.weightDecay());
    values.nd().subi(d.muli(step.learningRate()));
  }

  @Override
  public void descendWithMomentum(
      DenseArray values, DenseArray gradients, DenseArray momentum, DescentStep step) {
    INDArray d = decayed(values, gradients, step.scaling(), step.weightDecay());
    INDArray b = momentum.nd();
    b.muli(step.momentum()).addi(d);
    INDArray term = scratch(1, values).assign(b);
    if (step.nesterov()) {
      term.muli(step.momentum()).addi(d);
    }
    values.nd().subi(term.muli(step.learningRate()));
  }

  @Override
  public void adam(
      DenseArray values,
      DenseArray gradients,
      DenseArray firstMoment,
      DenseArray secondMoment,
      AdamStep step) {
    INDArray d = decayed(values, gradients, step.scaling(), step.weightDecay());
    INDArray m = firstMoment.nd();
    INDArray v = secondMoment.nd();
    INDArray term = scratch(1, values);
    term.assign(d).subi(m).muli(1 - step.beta1());
    m.addi(term);
    v.muli(step.beta2()).addi(d.muli(d).muli(1 - step.beta2()));
    term.assign(v);
    Transforms.sqrt(term, false).divi(step.correction()).addi(step.epsilon());
    d.assign(m).divi(term).muli(step.stepSize());
    values.nd().muli(step.shrink()).subi(d);
  }

  /** The gradient after scaling, plus the L2 penalty's, in the first scratch array. */
  private INDArray decayed(
      DenseArray values, DenseArray gradients, GradientScaling scaling, double weightDecay) {
    INDArray d = scratch(0, values).assign(gradients.nd()).muli(scaling.factor());
    if (scaling.bounded()) {
      Nd4j.getExecutioner().exec(new ScalarMax(d, null, d, -scaling.bound()));
      Nd4j.getExecutioner().exec(new ScalarMin(d, null, d, scaling.bound()));
    }
    return weightDecay == 0 ? d : d.addi(scratch(1, values).assign(values.nd()).muli(weightDecay));
  }

  /** One of two arrays shaped like another. */
  private INDArray scratch(int which, DenseArray like) {
    long length = like.length();
    DenseArray both = scratch.get(like.precision());
    if (both == null || both.length() < 2 * length) {
      both = DenseArray.zeros(like.precision(), Shape.of(Math.toIntExact(2 * length)));
      scratch.put(like.precision(), both);
    }
    return both.window(which * length, like.shape()).nd();
  }
}
