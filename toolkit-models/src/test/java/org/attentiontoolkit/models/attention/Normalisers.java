package org.attentiontoolkit.models.attention;

import org.attentiontoolkit.api.attention.AttentionFactory;
import org.attentiontoolkit.api.attention.NormaliserFactory;
import org.attentiontoolkit.api.attention.NormaliserSlot;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.EngineOptions;
import org.attentiontoolkit.tensor.Parameters;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Visibility;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.op.PairLayout;
import org.attentiontoolkit.tensor.op.Pairs;
import org.attentiontoolkit.testkit.PlainPooling;

/** Normalisers at work. */
public final class Normalisers {
  private Normalisers() {}

  /** Over dot products, in one head. */
  public static AttentionFactory attention(NormaliserFactory normaliser) {
    return Attentions.dot(PlainPooling.with(normaliser));
  }

  /** What one query's scores become. */
  public static double[] weights(NormaliserFactory factory, double... scores) {
    Parameters parameters = new Parameters();
    var normaliser = factory.create(new NormaliserSlot(1), parameters.root());
    try (Engine engine = Engine.create(EngineOptions.doublePrecision())) {
      parameters.allocate(engine, 1);
      try (Tape tape = engine.inference()) {
        PairLayout layout =
            new PairLayout(Segments.ofLengths(1), Segments.ofLengths(scores.length), 1);
        Pairs given = new Pairs(tape.constant(Shape.of(scores.length), scores), layout);
        return normaliser.weights(tape, given, Visibility.FULL).values().data().toDoubles();
      }
    }
  }
}
