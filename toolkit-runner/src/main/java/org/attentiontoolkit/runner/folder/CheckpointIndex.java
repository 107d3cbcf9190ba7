package org.attentiontoolkit.runner.folder;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The models that a run kept of its evaluations.
 *
 * @param evaluations how many there were, of which not all are kept
 * @param best how many of the best ones are among those kept
 * @param checkpoints in the order of their steps
 */
public record CheckpointIndex(long evaluations, int best, List<Checkpoint> checkpoints) {
  private static final int FORMAT = 1;

  /** Those in the order of their steps, however they come. */
  public CheckpointIndex {
    checkpoints = checkpoints.stream().sorted(Comparator.comparingLong(Checkpoint::step)).toList();
  }

  /** Of a run that was not evaluated yet. */
  static CheckpointIndex none() {
    return new CheckpointIndex(0, 0, List.of());
  }

  /** The index after another evaluation: its last ones and its best ones, others no more. */
  CheckpointIndex with(Checkpoint next, int keepLast, int keepBest) {
    List<Checkpoint> all = new ArrayList<>(checkpoints);
    all.add(next);
    Stream<Checkpoint> last = all.stream().skip(Math.max(0, all.size() - keepLast));
    Stream<Checkpoint> best = all.stream().sorted(Checkpoint.BEST_FIRST).limit(keepBest);
    return new CheckpointIndex(
        next.evaluation(), keepBest, Stream.concat(last, best).distinct().toList());
  }

  /** The models of the last evaluations in the order of steps; nothing if one is not kept. */
  public Optional<List<Checkpoint>> last(int count) {
    List<Checkpoint> last =
        checkpoints.stream().filter(c -> c.evaluation() > evaluations - count).toList();
    return last.size() == count ? Optional.of(last) : Optional.empty();
  }

  /** The best models in the order of steps; nothing if one may not be kept. */
  public Optional<List<Checkpoint>> best(int count) {
    boolean known = count <= best || checkpoints.size() == evaluations;
    boolean scored = checkpoints.stream().allMatch(c -> c.score().isPresent());
    if (!known || !scored || count > checkpoints.size()) {
      return Optional.empty();
    }
    return Optional.of(
        checkpoints.stream()
            .sorted(Checkpoint.BEST_FIRST)
            .limit(count)
            .sorted(Comparator.comparingLong(Checkpoint::step))
            .toList());
  }

  /** The model of a step, if it is kept. */
  public Optional<Checkpoint> ofStep(long step) {
    return checkpoints.stream().filter(c -> c.step() == step).findFirst();
  }

  String text() {
    JsonObject json = new JsonObject();
    json.addProperty("format", FORMAT);
    json.addProperty("evaluations", evaluations);
    json.addProperty("best", best);
    json.add("checkpoints", Json.array(checkpoints, CheckpointIndex::write));
    return Json.pretty(json);
  }

  /**
   * Reads an index.
   *
   * @throws IllegalArgumentException when the text is none
   */
  static CheckpointIndex of(String text) {
    JsonObject json = Json.object(text);
    return Json.read(() -> {
      int format = json.get("format").getAsInt();
      if (format > FORMAT) {
        throw new IllegalArgumentException("a newer toolkit wrote it, in format " + format);
      }
      return new CheckpointIndex(
          json.get("evaluations").getAsLong(),
          json.get("best").getAsInt(),
          Json.list(json.get("checkpoints"), CheckpointIndex::checkpoint));
    });
  }

  private static JsonElement write(Checkpoint checkpoint) {
    JsonObject json = new JsonObject();
    json.addProperty("file", checkpoint.file());
    json.addProperty("step", checkpoint.step());
    json.addProperty("epoch", checkpoint.epoch());
    json.addProperty("evaluation", checkpoint.evaluation());
    checkpoint.score().ifPresent(score -> json.add("score", ScoreJson.write(score)));
    json.add("loss", Json.number(checkpoint.loss()));
    return json;
  }

  private static Checkpoint checkpoint(JsonElement element) {
    JsonObject json = element.getAsJsonObject();
    return new Checkpoint(
        json.get("step").getAsLong(),
        json.get("epoch").getAsInt(),
        json.get("evaluation").getAsLong(),
        Optional.ofNullable(json.getAsJsonObject("score")).map(ScoreJson::read),
        Json.number(json.get("loss")));
  }
}
