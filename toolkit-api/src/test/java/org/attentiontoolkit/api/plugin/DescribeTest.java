package org.attentiontoolkit.api.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.attentiontoolkit.api.config.KeyInfo;
import org.attentiontoolkit.api.testing.SamplePlugin;
import org.junit.jupiter.api.Test;

final class DescribeTest {
  private final Components components = Plugins.of(List.of(new SamplePlugin()));

  @Test
  void listsByKindAndName() {
    assertThat(components.list())
        .extracting(ComponentInfo::kind, ComponentInfo::name, ComponentInfo::summary)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "attention", "blank", "Looks nowhere, for testing."),
            org.assertj.core.groups.Tuple.tuple(
                "attention", "sample", "A network with one hidden layer, for testing."),
            org.assertj.core.groups.Tuple.tuple(
                "attention", "wrapped", "Holds others, for testing."));
  }

  @Test
  void describesKeysWithTypesDefaultsAndComments() {
    ComponentInfo info = components.describe("sample").getFirst();
    assertThat(info).isEqualTo(components.describe("attention.sample").getFirst());
    assertThat(info.about())
        .isEqualTo(
            """
            A network with one hidden layer, for testing. Looks nowhere.
            Paper: Nobody 2000, Nothing, equation 1.\
            """);
    assertThat(info.plugin().name()).isEqualTo("sample");
    assertThat(info.keys())
        .containsExactly(
            new KeyInfo(
                "hidden-width",
                "a whole number, at least 1",
                Optional.of("256"),
                false,
                "How wide the hidden layer is."),
            new KeyInfo(
                "dropout",
                "a number, at least 0 and below 1",
                Optional.of("0.1"),
                false,
                "How often a weight is dropped."));
  }

  @Test
  void suggestsANameThatExists() {
    assertThatThrownBy(() -> components.describe("smaple"))
        .hasMessageContaining("there is no component named smaple")
        .hasMessageContaining("did you mean sample?");
  }

  @Test
  void aTypeBelongsToOneKind() {
    record Empty() {}
    Kind<org.attentiontoolkit.api.attention.AttentionFactory> again =
        new Kind<>("gaze", org.attentiontoolkit.api.attention.AttentionFactory.class);
    ToolkitPlugin plugin =
        new ToolkitPlugin("again", ToolkitApi.VERSION) {
          @Override
          protected void register() {
            component(again, "still", Empty.class, c -> Unmade.FACTORY);
          }
        };
    assertThatThrownBy(() -> Plugins.of(List.of(plugin)))
        .hasMessageContaining("the kinds attention and gaze yield the same type");
  }

  @Test
  void auditFindsKeysThatAreToldTwiceOrNowhere() {
    assertThat(components.audit()).isEmpty();
    record Odd(int known, int unknown, int silent) {}
    ToolkitPlugin plugin =
        new ToolkitPlugin("odd", ToolkitApi.VERSION) {
          @Override
          protected void register() {
            component(Kind.ATTENTION, "odd", Odd.class, c -> Unmade.FACTORY);
            component(Kind.ATTENTION, "absent", Odd.class, c -> Unmade.FACTORY);
          }
        };
    assertThat(Plugins.of(List.of(plugin)).audit())
        .satisfiesExactly(
            f -> assertThat(f).startsWith("components.attention.absent is not in the reference"),
            f -> assertThat(f).contains("absent.known is not in reference.conf"),
            f -> assertThat(f).contains("absent.unknown is not in reference.conf"),
            f -> assertThat(f).contains("absent.silent is not in reference.conf"),
            f -> assertThat(f).isEqualTo("components.attention.odd has no comment"),
            f ->
                assertThat(f)
                    .startsWith("components.attention.odd.unknown is not in reference.conf"),
            f ->
                assertThat(f)
                    .isEqualTo("components.attention.odd.silent has no comment in reference.conf"),
            f ->
                assertThat(f)
                    .isEqualTo(
                        "components.attention.odd.left-over stands in reference.conf, not in the"
                            + " record"));
  }
}
