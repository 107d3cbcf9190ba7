package org.attentiontoolkit.api.plugin;

import com.google.inject.AbstractModule;
import com.google.inject.TypeLiteral;
import com.google.inject.multibindings.Multibinder;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.attentiontoolkit.api.attention.Attention;
import org.attentiontoolkit.api.attention.AttentionSlot;
import org.attentiontoolkit.api.attention.Normaliser;
import org.attentiontoolkit.api.attention.NormaliserSlot;
import org.attentiontoolkit.api.attention.Pooling;
import org.attentiontoolkit.api.attention.Positions;
import org.attentiontoolkit.api.attention.PositionsSlot;
import org.attentiontoolkit.api.attention.Score;
import org.attentiontoolkit.api.attention.ScoreSlot;
import org.attentiontoolkit.api.attention.ScoredAttention;
import org.attentiontoolkit.api.attention.Window;
import org.attentiontoolkit.api.config.Reference;
import org.attentiontoolkit.api.model.Decoder;
import org.attentiontoolkit.api.model.DecoderSlot;
import org.attentiontoolkit.api.model.Encoder;
import org.attentiontoolkit.api.model.EncoderFactory;
import org.attentiontoolkit.api.model.Source;
import org.attentiontoolkit.api.model.SourceSpec;
import org.attentiontoolkit.api.model.SourceType;
import org.attentiontoolkit.api.output.Head;
import org.attentiontoolkit.api.output.HeadSlot;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.error.Problem;

/**
 * What a jar adds to the toolkit. The jar ships a public subclass with a public constructor without
 * parameters, names it in {@code META-INF/services/org.attentiontoolkit.api.plugin.ToolkitPlugin},
 * and has a {@code reference.conf} with the defaults of its components. It lies on the class path
 * or in the {@code plugins/} folder.
 *
 * <pre>{@code
 * public final class GaussianPlugin extends ToolkitPlugin {
 *   public GaussianPlugin() {
 *     super("gaussian-attention", ToolkitApi.VERSION);
 *   }
 *
 *   @Override
 *   protected void register() {
 *     score("gaussian", GaussianScore.Config.class, GaussianScore::new);
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
   * @param name for people, such as {@code gaussian-attention}
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
   * @param reads what it reads
   */
  protected final <C extends Record, S extends Source, P extends SourceSpec<S>> void encoder(
      String name,
      Class<C> config,
      SourceType<S, P> reads,
      ComponentConstructor<C, P, Encoder<S>> constructor) {
    component(
        Kind.ENCODER,
        name,
        config,
        c ->
            EncoderFactory.of(
                name, reads, (source, scope) -> constructor.create(c, source, scope)));
  }

  /**
   * Registers a score, and with it the attention of one head that it makes, by the same name.
   *
   * @param name what {@code type = } says
   * @param config its record; the defaults stand in {@code components.score.<name>}
   */
  protected final <C extends Record> void score(
      String name, Class<C> config, ComponentConstructor<C, ScoreSlot, Score> constructor) {
    component(Kind.SCORE, name, config, c -> (slot, scope) -> constructor.create(c, slot, scope));
    add(
        Registration.of(
            Kind.ATTENTION,
            name,
            Kind.SCORE,
            config,
            POOLING,
            (c, pooling) ->
                (slot, scope) ->
                    new ScoredAttention(
                        (place, inner) -> constructor.create(c, place, inner),
                        pooling,
                        slot,
                        scope),
            this));
  }

  /**
   * Registers a normaliser of scores.
   *
   * @param name what {@code type = } says
   * @param config its record; the defaults stand in {@code components.normaliser.<name>}
   */
  protected final <C extends Record> void normaliser(
      String name,
      Class<C> config,
      ComponentConstructor<C, NormaliserSlot, Normaliser> constructor) {
    component(
        Kind.NORMALISER, name, config, c -> (slot, scope) -> constructor.create(c, slot, scope));
  }

  /**
   * Registers a window.
   *
   * @param name what {@code type = } says
   * @param config its record; the defaults stand in {@code components.window.<name>}
   */
  protected final <C extends Record> void window(
      String name, Class<C> config, ComponentConstructor<C, AttentionSlot, Window> constructor) {
    component(Kind.WINDOW, name, config, c -> (slot, scope) -> constructor.create(c, slot, scope));
  }

  /**
   * Registers positions.
   *
   * @param name what {@code type = } says
   * @param config its record; the defaults stand in {@code components.positions.<name>}
   */
  protected final <C extends Record> void positions(
      String name, Class<C> config, ComponentConstructor<C, PositionsSlot, Positions> constructor) {
    component(
        Kind.POSITIONS, name, config, c -> (slot, scope) -> constructor.create(c, slot, scope));
  }

  /**
   * Registers an attention that is made of scores in another way than {@link #score}: it has the
   * keys that all of those have beside its own.
   *
   * @param name what {@code type = } says
   * @param config its record; the defaults stand in {@code components.attention.<name>}
   */
  protected final <C extends Record> void scoredAttention(
      String name, Class<C> config, PoolingConstructor<C> constructor) {
    component(
        Kind.ATTENTION,
        name,
        config,
        POOLING,
        (c, pooling) -> (slot, scope) -> constructor.create(c, pooling, slot, scope));
  }

  /** How an attention made of scores is made: usually its constructor. */
  @FunctionalInterface
  protected interface PoolingConstructor<C> {
    /** Makes it and declares its parameters. */
    Attention create(C config, Pooling.Config pooling, AttentionSlot slot, ParameterScope scope);
  }

  /**
   * Registers an attention that has no score, or more than one.
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
   * Registers a component of any kind that shares keys with others.
   *
   * @param name what {@code type = } says
   * @param config the record of its own keys; the defaults stand in {@code
   *     components.<kind>.<name>}
   * @param shared the others
   * @param create makes what the kind yields; opens no file and asks no network
   */
  protected final <C extends Record, S extends Record, F> void component(
      Kind<F> kind,
      String name,
      Class<C> config,
      SharedKeys<S> shared,
      BiFunction<C, S, ? extends F> create) {
    add(Registration.of(kind, name, kind, config, shared, create::apply, this));
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
   * Registers a head.
   *
   * @param name what {@code type = } says
   * @param config its record; the defaults stand in {@code components.head.<name>}
   */
  protected final <C extends Record> void head(
      String name, Class<C> config, ComponentConstructor<C, HeadSlot, Head> constructor) {
    component(Kind.HEAD, name, config, c -> (slot, scope) -> constructor.create(c, slot, scope));
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
    add(Registration.of(kind, name, config, create::apply, this));
  }

  /** What every attention that scores has beside its own keys. */
  protected static final SharedKeys<Pooling.Config> POOLING =
      new SharedKeys<>("attention", Pooling.Config.class);

  private void add(Registration<?> registration) {
    Multibinder.newSetBinder(binder(), REGISTRATIONS).addBinding().toInstance(registration);
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
