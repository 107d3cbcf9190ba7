package org.attentiontoolkit.tensor.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.Parameters;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.attentiontoolkit.tensor.kernel.Memories;
import org.attentiontoolkit.tensor.memory.Precision;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.parameter.Initializers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a file that PyTorch wrote and what should be read from it: {@code make_foreign.py}. */
final class NameMapTest {
  private static final NameMap MAP =
      NameMap.none()
          .skip("cls.*")
          .skip("*.position_ids")
          .rename("bert.*", "$1")
          .rename("embeddings.word_embeddings.*", "embedding.$1")
          .rename("encoder.layer.*.attention.self.*", "encoder.$1.$2")
          .transpose("h.*.mlp.c_fc.weight")
          .rename("h.*.mlp.c_fc.weight", "encoder.$1.forward.weight")
          .skip("pooler.*");

  private final Path foreign = SafeTensorsTest.fixture("foreign.safetensors");

  @TempDir private Path folder;

  @Test
  void everythingGoesWhereTheStepsSay() throws IOException {
    JsonObject expected = expected();
    Parameters parameters = ours(expected);
    ReadReport report = SafeTensors.read(foreign, parameters, MAP);
    for (Parameter parameter : parameters.all()) {
      assertThat(parameter.data().toDoubles())
          .as(parameter.name())
          .isEqualTo(values(expected, parameter.name()));
    }
    assertThat(report.taken())
        .hasSize(11)
        .contains(
            new ReadReport.Taken(
                "bert.encoder.layer.1.attention.self.key.bias", "encoder.1.key.bias", false),
            new ReadReport.Taken("bert.h.0.mlp.c_fc.weight", "encoder.0.forward.weight", true));
    assertThat(report.missing()).isEmpty();
    assertThat(report.skipped())
        .containsExactlyInAnyOrder("bert.embeddings.position_ids", "cls.predictions.bias");
    assertThat(report.unused()).containsExactly("skip pooler.*");
  }

  @Test
  void whatTheFileHasNothingForKeepsItsValueAndIsNamed() throws IOException {
    Parameters parameters = declared(expected());
    Parameter head =
        parameters.root().parameter("head.weight", Shape.of(2, 4), Initializers.constant(3));
    parameters.allocate(Memories.NATIVE, Precision.DOUBLE, 1);
    assertThat(SafeTensors.read(foreign, parameters, MAP).missing()).containsExactly("head.weight");
    assertThat(head.data().toDoubles()).containsOnly(3);
  }

  @Test
  void whatLeadsNowhereOrTwiceToTheSameIsToldAtOnceAndNothingIsRead() throws IOException {
    Parameters parameters = ours(expected());
    double[] before = parameters.values().toDoubles();
    NameMap map =
        NameMap.none()
            .skip("*.position_ids")
            .rename("bert.*", "$1")
            .rename("embeddings.word_embeddings.*", "embedding.$1")
            .rename("encoder.layer.*.attention.self.*", "encoder.0.$2")
            .rename("h.*.mlp.c_fc.weight", "encoder.$1.forward.weight")
            .transpose("encoder.0.query.bias");
    assertThatExceptionOfType(ToolkitException.class)
        .isThrownBy(() -> SafeTensors.read(foreign, parameters, map))
        .satisfies(e -> {
          assertThat(e.problems())
              .extracting(Problem::sentence)
              .contains(
                  "tensor 'cls.predictions.bias' has no place here",
                  "tensor 'bert.h.0.mlp.c_fc.weight' has shape [4, 3] in the file and [3, 4] here",
                  "tensors 'bert.encoder.layer.0.attention.self.key.bias' and "
                      + "'bert.encoder.layer.1.attention.self.key.bias' both become 'encoder.0.key.bias'",
                  "tensor 'bert.encoder.layer.0.attention.self.query.bias' has shape [4] and is to be transposed");
          assertThat(e.problems()).allMatch(p -> p.where().isPresent() && p.hint().isPresent());
        })
        .withMessageContaining("one is the other transposed");
    assertThat(parameters.values().toDoubles()).isEqualTo(before);
  }

  @Test
  void wholeShapesAreComparedNotLengths() {
    Path file = folder.resolve("x.safetensors");
    SafeTensors.write(
        file,
        Map.of("x", Memories.NATIVE.of(Precision.FLOAT, Shape.of(2, 3), 1, 2, 3, 4, 5, 6)),
        Map.of());
    try (SafeTensorsReader reader = SafeTensorsReader.open(file)) {
      for (Shape other : new Shape[] {Shape.of(3, 2), Shape.of(6), Shape.of(1, 2, 3)}) {
        assertThatExceptionOfType(ToolkitException.class)
            .isThrownBy(() -> reader.read("x", Memories.NATIVE.zeros(Precision.FLOAT, other)))
            .withMessageContaining("has shape [2, 3] in the file and " + other + " here");
      }
      var transposed = Memories.NATIVE.zeros(Precision.FLOAT, Shape.of(3, 2));
      reader.readTransposed("x", transposed);
      assertThat(transposed.toDoubles()).containsExactly(1, 4, 2, 5, 3, 6);
      assertThatExceptionOfType(ToolkitException.class)
          .isThrownBy(() ->
              reader.readTransposed("x", Memories.NATIVE.zeros(Precision.FLOAT, Shape.of(2, 3))))
          .withMessageContaining("has shape [2, 3] in the file and [2, 3] here before it is");
    }
  }

  @Test
  void aStepThatCannotBeIsRefusedWhenItIsMade() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NameMap.none().rename("a.*", "$2"))
        .withMessage("'$2' refers to $2, but 'a.*' has 1 *");
    assertThatIllegalArgumentException().isThrownBy(() -> NameMap.none().skip(""));
  }

  private static Parameters ours(JsonObject expected) {
    Parameters parameters = declared(expected);
    parameters.allocate(Memories.NATIVE, Precision.DOUBLE, 1);
    return parameters;
  }

  private static Parameters declared(JsonObject expected) {
    Parameters parameters = new Parameters();
    expected
        .keySet()
        .forEach(name -> {
          int[] sizes =
              StreamSupport.stream(
                      expected.getAsJsonObject(name).getAsJsonArray("shape").spliterator(), false)
                  .mapToInt(JsonElement::getAsInt)
                  .toArray();
          parameters.root().parameter(name, Shape.of(sizes), Initializers.normal(1));
        });
    return parameters;
  }

  private static double[] values(JsonObject expected, String name) {
    return StreamSupport.stream(
            expected.getAsJsonObject(name).getAsJsonArray("values").spliterator(), false)
        .mapToDouble(JsonElement::getAsDouble)
        .toArray();
  }

  private static JsonObject expected() throws IOException {
    return JsonParser.parseString(Files.readString(SafeTensorsTest.fixture("foreign.json")))
        .getAsJsonObject();
  }
}
