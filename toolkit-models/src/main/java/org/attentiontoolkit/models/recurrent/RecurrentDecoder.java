package org.attentiontoolkit.models.recurrent;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.attentiontoolkit.api.attention.Attention;
import org.attentiontoolkit.api.attention.AttentionFactory;
import org.attentiontoolkit.api.attention.AttentionOutput;
import org.attentiontoolkit.api.attention.AttentionSlot;
import org.attentiontoolkit.api.attention.CoverageAttention;
import org.attentiontoolkit.api.attention.Memory;
import org.attentiontoolkit.api.attention.PastLooks;
import org.attentiontoolkit.api.attention.SlotRole;
import org.attentiontoolkit.api.config.Within;
import org.attentiontoolkit.api.model.Decoded;
import org.attentiontoolkit.api.model.Decoder;
import org.attentiontoolkit.api.model.DecoderSlot;
import org.attentiontoolkit.api.model.DecoderState;
import org.attentiontoolkit.api.model.DecoderStep;
import org.attentiontoolkit.api.model.Pointer;
import org.attentiontoolkit.api.model.Tokens;
import org.attentiontoolkit.models.attention.NoAttention;
import org.attentiontoolkit.models.search.Hypotheses;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Places;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.Visibility;
import org.attentiontoolkit.tensor.layer.Dropout;
import org.attentiontoolkit.tensor.layer.Embedding;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.op.CellKind;
import org.attentiontoolkit.tensor.op.CellState;
import org.attentiontoolkit.tensor.op.Layout;
import org.attentiontoolkit.tensor.op.Pairs;
import org.attentiontoolkit.tensor.op.SharedRows;

/**
 * Writes tokens one after another with a recurrent network that looks at the source, if there is
 * one, at every step.
 *
 * <p>With {@code attend = before-cell} the last state asks and the cell reads the context: Bahdanau
 * et al. 2015, appendix A.2.2. With {@code attend = after-cell} the new state asks: Luong et al.
 * 2015, section 3; its input feeding (section 3.3) is {@code feed = output}.
 */
public final class RecurrentDecoder implements Decoder {
  /** When the source is looked at. */
  public enum Attend {
    /** Before the cell, with the last state. */
    BEFORE_CELL,
    /** After the cell, with the new state. */
    AFTER_CELL
  }

  /** What the lowest cell reads beside the token. */
  public enum Feed {
    /** The context: this step's if it is known before the cell, else the last step's. */
    CONTEXT,
    /** The last step's output features. */
    OUTPUT,
    /** Nothing. */
    NOTHING
  }

  /** How the encoder's summary becomes the first state. */
  public enum FirstState {
    /** {@code tanh(W summary + b)}: Bahdanau et al. 2015, appendix A.2.2. */
    TANH,
    /** The summary itself, which must be as wide as the state. */
    COPY,
    /** Zeros: the decoder knows the source by its contexts alone. */
    ZEROS
  }

  /**
   * Settings.
   *
   * @param cell which cell
   * @param embeddingWidth width of a token's embedding
   * @param hiddenWidth H, width of a state
   * @param layers how many cells, one above the other; the topmost asks
   * @param attend when the source is looked at
   * @param feed what the lowest cell reads beside the token
   * @param bridge how the encoder's summary becomes the first state
   * @param outputWidth W, width of the features
   * @param outputEmbedding whether the features also see the token's embedding
   * @param dropout probability of dropping a value of embeddings, features, and between layers
   */
  public record Config(
      CellKind cell,
      @Within("[1, 1000000]") int embeddingWidth,
      @Within("[1, 1000000]") int hiddenWidth,
      @Within("[1, 1000]") int layers,
      Attend attend,
      Feed feed,
      FirstState bridge,
      @Within("[1, 1000000]") int outputWidth,
      boolean outputEmbedding,
      @Within("[0, 1)") double dropout) {}

  /** The one place of its attention. */
  static final String ATTENTION = "attention";

  private final Config config;
  private final Embedding embedding;
  private final Dropout embeddingDropout;
  private final Attention attention;

  /** The same, where it counts what was looked at before. */
  private final Optional<CoverageAttention> covering;

  private final Bridge bridge;
  private final DecoderCells cells;
  private final OutputLayer output;
  private final int fedWidth;
  private final boolean pointing;

  /** A decoder for a slot; declares its parameters and those of its attention. */
  public RecurrentDecoder(Config config, DecoderSlot slot, ParameterScope scope) {
    this.config = config;
    ParameterScope words = scope.child("embedding");
    embedding = Embedding.of(words, slot.vocabulary(), config.embeddingWidth(), slot.table());
    embeddingDropout = new Dropout(words, config.dropout());
    AttentionSlot source =
        new AttentionSlot(
            SlotRole.DECODER, config.hiddenWidth(), slot.memoryWidth(), slot.summaryWidth());
    AttentionFactory factory = slot.hasSource() ? slot.attention() : RecurrentDecoder::nothing;
    attention = factory.create(source, scope.child(ATTENTION));
    covering =
        attention instanceof CoverageAttention counting && counting.covers()
            ? Optional.of(counting)
            : Optional.empty();
    pointing = slot.pointing() && attention.hasWeights();
    fedWidth =
        switch (config.feed()) {
          case CONTEXT -> attention.contextWidth();
          case OUTPUT -> config.outputWidth();
          case NOTHING -> 0;
        };
    bridge = new Bridge(config, slot, scope.child("bridge"));
    cells = new DecoderCells(config, fedWidth, scope.child("cell"));
    output = new OutputLayer(config, attention.contextWidth(), scope.child("output"));
  }

  /** Where there is no source. */
  private static Attention nothing(AttentionSlot slot, ParameterScope scope) {
    return new NoAttention(new NoAttention.Config(NoAttention.Summary.FIRST_STATE), slot, scope);
  }

  @Override
  public Optional<Parameter> embedding() {
    return Optional.of(embedding.weight());
  }

  /** The context, the topmost state and the embedding of the token: See et al. 2017, equation 8. */
  @Override
  public OptionalInt pointerWidth() {
    int all = attention.contextWidth() + config.hiddenWidth() + config.embeddingWidth();
    return pointing ? OptionalInt.of(all) : OptionalInt.empty();
  }

  @Override
  public boolean covers() {
    return covering.isPresent();
  }

  @Override
  public int width() {
    return config.outputWidth();
  }

  @Override
  public Decoded decode(Tape tape, Memory memory, Tokens inputs, Attention.Weights weights) {
    return new TeacherForcing(this, tape, memory, inputs, weights).run();
  }

  @Override
  public DecoderState start(Tape tape, Memory memory) {
    return startState(tape, memory);
  }

  @Override
  public DecoderStep step(Tape tape, DecoderState state, int[] tokens, Attention.Weights weights) {
    RecurrentState last = (RecurrentState) state;
    Places places = last.hypotheses().bySource().places();
    SharedRows embedded = embed(tape, tokens, places); // [rows, embedding]
    Tensor gates = cells.embeddingGates(tape, embedded);
    RecurrentStep step = advance(tape, last, gates, weights);
    Tensor words = embedded.expand(tape);
    Tensor features = features(tape, step, words, places);
    Optional<Pointer> pointer =
        pointing
            ? Optional.of(
                new Pointer(
                    asked(tape, step.context(), step.top(), words), step.weights().orElseThrow()))
            : Optional.empty();
    return new DecoderStep(
        fedOutput(step.state(), features),
        features,
        weights == Attention.Weights.WANTED
            ? step.weights().map(w -> Map.of(ATTENTION, w)).orElse(Map.of())
            : Map.of(),
        Map.of(),
        pointer);
  }

  static Tensor asked(Tape tape, Tensor contexts, Tensor states, Tensor embedded) {
    return Layout.concatColumns(tape, contexts, states, embedded);
  }

  SharedRows embed(Tape tape, int[] tokens, Places places) {
    return embeddingDropout.apply(tape, embedding.shared(tape, tokens), places);
  }

  Tensor embeddingGates(Tape tape, SharedRows embedded) {
    return cells.embeddingGates(tape, embedded);
  }

  RecurrentState startState(Tape tape, Memory memory) {
    List<CellState> first =
        IntStream.range(0, config.layers()).mapToObj(i -> bridge.apply(tape, memory, i)).toList();
    return new RecurrentState(
        first,
        firstFed(tape, memory.count()),
        attention.prepare(tape, memory),
        Optional.empty(),
        Hypotheses.start(memory));
  }

  RecurrentStep advance(Tape tape, RecurrentState state, Tensor gates, Attention.Weights weights) {
    Segments rows = state.hypotheses().bySource();
    if (config.attend() == Attend.BEFORE_CELL) {
      Tensor query = state.cells().getLast().hidden();
      AttentionOutput attended = attend(tape, rows, state, query, weights);
      Optional<Tensor> fed =
          config.feed() == Feed.CONTEXT ? Optional.of(attended.context()) : state.fed();
      List<CellState> next = cells.step(tape, gates, fed, state.cells(), rows.places());
      return step(tape, state, next, state.fed(), new Look(query, attended));
    }
    List<CellState> next = cells.step(tape, gates, state.fed(), state.cells(), rows.places());
    Tensor query = next.getLast().hidden();
    AttentionOutput attended = attend(tape, rows, state, query, weights);
    Optional<Tensor> fed =
        config.feed() == Feed.CONTEXT && fedWidth > 0
            ? Optional.of(attended.context())
            : state.fed();
    return step(tape, state, next, fed, new Look(query, attended));
  }

  /** What was asked, {@code [rows, H]}, and what came of it. */
  private record Look(Tensor query, AttentionOutput attended) {}

  private RecurrentStep step(
      Tape tape, RecurrentState last, List<CellState> cellStates, Optional<Tensor> fed, Look look) {
    Tensor context = look.attended().context();
    Optional<Pairs> weights = look.attended().weights();
    if (covering.isEmpty()) {
      RecurrentState next = last.next(cellStates, fed, Optional.empty());
      return new RecurrentStep(next, context, weights, Optional.empty());
    }
    Packed query = new Packed(look.query(), last.hypotheses().bySource());
    PastLooks past =
        covering.get().after(tape, query, last.memory(), last.past(), weights.orElseThrow());
    return new RecurrentStep(
        last.next(cellStates, fed, Optional.of(past)),
        context,
        weights,
        last.past().map(before -> before.overlap(tape, weights.orElseThrow())));
  }

  Tensor features(Tape tape, RecurrentStep step, Tensor embedded, Places places) {
    return output.apply(tape, step.top(), step.context(), embedded, places);
  }

  Tensor features(Tape tape, Tensor states, Tensor contexts, Tensor embedded, Places places) {
    return output.apply(tape, states, contexts, embedded, places);
  }

  /** Whether a step's features are known only step by step. */
  boolean feedsOutput() {
    return config.feed() == Feed.OUTPUT;
  }

  RecurrentState fedOutput(RecurrentState state, Tensor features) {
    return feedsOutput() ? state.fed(features) : state;
  }

  private AttentionOutput attend(
      Tape tape, Segments rows, RecurrentState state, Tensor query, Attention.Weights weights) {
    Packed queries = new Packed(query, rows);
    if (covering.isPresent() && state.past().isPresent()) {
      return covering.get().attend(tape, queries, state.memory(), state.past().get());
    }
    Attention.Weights needed = covers() || pointing ? Attention.Weights.WANTED : weights;
    return attention.attend(tape, queries, state.memory(), Visibility.FULL, needed);
  }

  private Optional<Tensor> firstFed(Tape tape, int rows) {
    boolean known = config.attend() == Attend.BEFORE_CELL && config.feed() == Feed.CONTEXT;
    if (known || fedWidth == 0) {
      return Optional.empty();
    }
    return Optional.of(tape.zeros(Shape.of(rows, fedWidth)));
  }
}
