package org.attentiontoolkit.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.attentiontoolkit.tensor.error.ToolkitException;
import org.attentiontoolkit.tensor.kernel.Memories;
import org.attentiontoolkit.tensor.memory.Precision;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.parameter.Initializer;
import org.attentiontoolkit.tensor.parameter.Initializers;
import org.junit.jupiter.api.Test;

final class ParametersTest {
  private static final Initializer NORMAL = Initializers.normal(1);

  @Test
  void allLieInOneFlatArrayInOrderOfDeclaration() {
    Parameters parameters = new Parameters();
    ParameterScope scope = parameters.root().child("encoder").child("layer");
    Parameter weight = scope.parameter("weight", Shape.of(2, 3), NORMAL);
    Parameter bias = scope.parameter("bias", Shape.of(2), Initializers.ones());
    parameters.allocate(Memories.NATIVE, Precision.FLOAT, 1);
    assertThat(parameters.all()).containsExactly(weight, bias);
    assertThat(weight.name()).isEqualTo("encoder.layer.weight");
    assertThat(parameters.length()).isEqualTo(8);
    weight.data().set(4, 40);
    bias.gradient().set(1, 70);
    assertThat(parameters.values().get(4)).isEqualTo(40);
    assertThat(parameters.values().get(6)).isEqualTo(1);
    assertThat(parameters.gradients().get(7)).isEqualTo(70);
  }

  @Test
  void firstValuesDependOnSeedAndNameAlone() {
    Parameters small = new Parameters();
    Parameter alone = small.root().child("b").parameter("x", Shape.of(50), NORMAL);
    small.allocate(Memories.NATIVE, Precision.FLOAT, 9);
    Parameters large = new Parameters();
    Parameter other = large.root().child("a").parameter("x", Shape.of(50), NORMAL);
    Parameter same = large.root().parameter("b.x", Shape.of(50), NORMAL);
    large.allocate(Memories.NATIVE, Precision.FLOAT, 9);
    assertThat(same.data().toFloats()).isEqualTo(alone.data().toFloats());
    assertThat(other.data().toFloats()).isNotEqualTo(alone.data().toFloats());
    Parameters reseeded = new Parameters();
    Parameter again = reseeded.root().parameter("b.x", Shape.of(50), NORMAL);
    reseeded.allocate(Memories.NATIVE, Precision.FLOAT, 10);
    assertThat(again.data().toFloats()).isNotEqualTo(alone.data().toFloats());
  }

  @Test
  void twoOfOneNameAreRefused() {
    Parameters parameters = new Parameters();
    parameters.root().parameter("x", Shape.of(1), NORMAL);
    assertThatExceptionOfType(ToolkitException.class)
        .isThrownBy(() -> parameters.root().parameter("x", Shape.of(2), NORMAL))
        .withMessageContaining("parameter.duplicate-name · two parameters are named 'x'");
  }

  @Test
  void nothingIsDeclaredAfterAllocationNorUsedBefore() {
    Parameters parameters = new Parameters();
    Parameter x = parameters.root().parameter("x", Shape.of(1), NORMAL);
    assertThatIllegalStateException().isThrownBy(x::data).withMessageContaining("x");
    assertThatIllegalStateException().isThrownBy(x::gradient).withMessageContaining("x");
    assertThatIllegalStateException().isThrownBy(parameters::values);
    assertThat(parameters.allocated()).isFalse();
    parameters.allocate(Memories.NATIVE, Precision.DOUBLE, 1);
    assertThat(parameters.allocated()).isTrue();
    assertThatIllegalStateException()
        .isThrownBy(() -> parameters.root().parameter("y", Shape.of(1), NORMAL));
    assertThatIllegalStateException()
        .isThrownBy(() -> parameters.allocate(Memories.NATIVE, Precision.DOUBLE, 1));
  }
}
