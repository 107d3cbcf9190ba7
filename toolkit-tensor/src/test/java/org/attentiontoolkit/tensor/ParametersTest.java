package org.attentiontoolkit.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.attentiontoolkit.tensor.error.ToolkitException;
import org.attentiontoolkit.tensor.kernel.Memories;
import org.attentiontoolkit.tensor.memory.Precision;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.parameter.Initializer;
import org.attentiontoolkit.tensor.parameter.Initializers;
import org.attentiontoolkit.tensor.parameter.NamePattern;
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

  @Test
  void nothingIsDrawnForValuesThatAreToBeRead() {
    Parameters parameters = new Parameters();
    Initializer refusing =
        (values, key) -> {
          throw new AssertionError("drew " + values);
        };
    parameters.root().parameter("x", Shape.of(2, 3), refusing);
    parameters.root().buffer("mean", Shape.of(4), refusing);
    parameters.allocateUnread(Memories.NATIVE, Precision.FLOAT);
    assertThat(parameters.drawn()).isFalse();
    assertThat(parameters.values().toFloats()).hasSize(10).containsOnly(Float.NaN);
    assertThatIllegalStateException()
        .isThrownBy(() -> parameters.allocate(Memories.NATIVE, Precision.FLOAT, 1));
  }

  @Test
  void buffersAreNeitherCountedNorLearned() {
    Parameters parameters = new Parameters();
    Parameter mean = parameters.root().buffer("mean", Shape.of(4), Initializers.constant(3));
    Parameter x = parameters.root().parameter("x", Shape.of(2), Initializers.ones());
    parameters.allocate(Memories.NATIVE, Precision.FLOAT, 1);
    assertThat(parameters.all()).containsExactly(x);
    assertThat(parameters.buffers()).containsExactly(mean);
    assertThat(parameters.saved()).containsExactly(mean, x);
    assertThat(parameters.length()).isEqualTo(2);
    assertThat(parameters.gradients().length()).isEqualTo(2);
    assertThat(parameters.values().toFloats()).containsExactly(1, 1, 3, 3, 3, 3);
    assertThat(parameters.matching(NamePattern.of("*"))).containsExactly(x);
    assertThat(mean.requiresGradient()).isFalse();
    assertThat(mean.data().toFloats()).containsOnly(3);
  }

  @Test
  void aTiedParameterIsOneWithTwoNames() {
    Parameters parameters = new Parameters();
    Parameter table =
        parameters.root().child("embedding").parameter("weight", Shape.of(5, 2), NORMAL);
    ParameterScope head = parameters.root().child("head");
    assertThat(head.tie("weight", table)).isSameAs(table);
    assertThat(parameters.all()).containsExactly(table);
    assertThat(parameters.length()).isEqualTo(10);
    assertThat(table.name()).isEqualTo("embedding.weight");
    assertThat(table.names()).containsExactly("embedding.weight", "head.weight");
    assertThat(parameters.find("head.weight")).containsSame(table);
    assertThat(parameters.matching(NamePattern.of("head.*"))).containsExactly(table);
    assertThatExceptionOfType(ToolkitException.class)
        .isThrownBy(() -> head.parameter("weight", Shape.of(1), NORMAL))
        .withMessageContaining("two parameters are named 'head.weight'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Parameters().root().tie("x", table))
        .withMessageContaining("another model");
    parameters.allocate(Memories.NATIVE, Precision.FLOAT, 1);
    assertThatIllegalStateException().isThrownBy(() -> head.tie("other", table));
  }
}
