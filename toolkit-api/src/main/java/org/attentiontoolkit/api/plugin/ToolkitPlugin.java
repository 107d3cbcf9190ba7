package org.attentiontoolkit.api.plugin;

import com.google.inject.AbstractModule;
import com.google.inject.TypeLiteral;
import com.google.inject.multibindings.Multibinder;
import java.util.List;
import java.util.function.Function;
import org.attentiontoolkit.api.config.Reference;
import org.attentiontoolkit.api.model.Attention;
import org.attentiontoolkit.api.model.AttentionSlot;
import org.attentiontoolkit.api.model.Decoder;
import org.attentiontoolkit.api.model.DecoderSlot;
import org.attentiontoolkit.api.model.Encoder;
import org.attentiontoolkit.api.model.SourceSpec;
import org.attentiontoolkit.tensor.error.Problem;

/**
 * What a jar adds to the toolkit. The jar ships a public subclass with a public constructor without
 * parameters, names it in {@code META-INF/services/org.attentiontoolkit.api.plugin.ToolkitPlugin},
 * and has a {@code reference.conf} with the defaults of its components. It lies on the class path
 * or in the {@code plugins/} folder.
 *
 * <pre>{@code
 * public final class CosinePlugin extends ToolkitPlugin {
 *   public CosinePlugin() {
 *     super("cosine-attention", ToolkitApi.VERSION);
 *   }
 *
 *   @Override
 *   protected void register() {
 *     attention("cosine", CosineAttention.Config.class, CosineAttention::new);
 *   }
 * }
 * }</pre>
 */
public abstract class ToolkitPlugin extends AbstractModule {
  private final String name;
  private final int builtAgainst;
  private final Reference reference;
  private List<Problem> faults = List.of();

  /**
   * Names the plugin.
   *
   * @param name for people, such as {@code cosine-attention}
   * @param builtAgainst always written {@link ToolkitApi#VERSION}
   */
  protected ToolkitPlugin(String name, int builtAgainst) {
    this.name = name;
    this.builtAgainst = builtAgainst;
    this.reference = Reference.of(getClass());
  }

  /** Registers the components, one line each. */
  protected abstract void register();

  /** For people. */
  public final String name() {
    return name;
  }

  /** Its own version: {@code Implementation-Version} of its jar's manifest unless overridden. */
  public String version() {
    String written = getClass().getPackage().getImplementationVersion();
    return written == null ? "unpackaged" : written;
  }

  /**
   * Registers an encoder.
   *
   * @param name what {@code type = } says
   * @param config its record; the defaults stand in {@code components.encoder.<name>}
   */
  protected final <C extends Record> void encoder(
      String name, Class<C> config, ComponentConstructor<C, SourceSpec, Encoder> constructor) {
    component(
        Kind.ENCODER, name, config, c -> (source, scope) -> constructor.create(c, source, scope));
  }

  /**
   * Registers an attention.
   *
   * @param name what {@code type = } says
   * @param config its record; the defaults stand in {@code components.attention.<name>}
   */
  protected final <C extends Record> void attention(
      String name, Class<C> config, ComponentConstructor<C, AttentionSlot, Attention> constructor) {
    component(
        Kind.ATTENTION, name, config, c -> (slot, scope) -> constructor.create(c, slot, scope));
  }

  /**
   * Registers a decoder.
   *
   * @param name what {@code type = } says
   * @param config its record; the defaults stand in {@code components.decoder.<name>}
   */
  protected final <C extends Record> void decoder(
      String name, Class<C> config, ComponentConstructor<C, DecoderSlot, Decoder> constructor) {
    component(Kind.DECODER, name, config, c -> (slot, scope) -> constructor.create(c, slot, scope));
  }

  /**
   * Registers a component of any kind.
   *
   * @param name what {@code type = } says
   * @param config its record, which may hold components of other kinds; the defaults stand in
   *     {@code components.<kind>.<name>}
   * @param create makes what the kind yields; opens no file and asks no network
   */
  protected final <C extends Record, F> void component(
      Kind<F> kind, String name, Class<C> config, Function<C, ? extends F> create) {
    Multibinder.newSetBinder(binder(), REGISTRATIONS)
        .addBinding()
        .toInstance(Registration.of(kind, name, config, create::apply, this));
  }

  static final TypeLiteral<Registration<?>> REGISTRATIONS = new TypeLiteral<>() {};

  @Override
  protected final void configure() {
    Multibinder.newSetBinder(binder(), REGISTRATIONS);
    // Guice would log what is thrown here, with its stack.
    faults = Faults.guard(this, this::register);
  }

  /** What went wrong when it registered. */
  List<Problem> faults() {
    return faults;
  }

  int builtAgainst() {
    return builtAgainst;
  }

  Reference reference() {
    return reference;
  }

  /** Its class and where that is from, for messages. */
  String origin() {
    return getClass().getName() + " in " + Faults.home(getClass());
  }
}
