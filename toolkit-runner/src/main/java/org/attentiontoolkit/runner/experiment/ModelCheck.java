package org.attentiontoolkit.runner.experiment;

import java.util.List;
import org.attentiontoolkit.api.model.DecoderSlot;
import org.attentiontoolkit.api.model.Encoder;
import org.attentiontoolkit.api.model.ModelParts;
import org.attentiontoolkit.api.model.TokenSpec;
import org.attentiontoolkit.api.model.Tokens;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Parameters;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.error.ToolkitException;

/** Whether the parts of a model fit together, found out without data and without memory. */
final class ModelCheck {
  private static final int STAND_IN_VOCABULARY = 8;

  private ModelCheck() {}

  /**
   * Puts the parts together with a vocabulary that stands in for the real one.
   *
   * @param place where the parts are described
   * @throws org.attentiontoolkit.tensor.error.ToolkitException when widths do not fit
   */
  static void check(ModelSettings settings, String place) {
    if (settings.encoder().isEmpty() || settings.decoder().isEmpty()) {
      return; // the task says what it needs when it builds
    }
    try {
      build(settings.parts());
    } catch (ToolkitException e) {
      List<Problem> placed = e.problems().stream().map(p -> p.atUnlessPlaced(place)).toList();
      throw new ToolkitException(placed, e);
    }
  }

  private static void build(ModelParts parts) {
    ParameterScope scope = new Parameters().root();
    Encoder<Tokens> encoder =
        parts.encoder().create(new TokenSpec(STAND_IN_VOCABULARY), scope.child("encoder"));
    parts
        .decoder()
        .create(
            new DecoderSlot(
                STAND_IN_VOCABULARY, encoder.width(), encoder.summaryWidth(), parts.attention()),
            scope.child("decoder"));
  }
}
