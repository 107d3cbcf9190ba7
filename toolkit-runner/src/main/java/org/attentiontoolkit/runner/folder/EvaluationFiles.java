package org.attentiontoolkit.runner.folder;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.attentiontoolkit.api.task.Breakdown;
import org.attentiontoolkit.api.task.Evaluation;
import org.attentiontoolkit.api.task.Note;
import org.attentiontoolkit.api.task.Prediction;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.file.FileTrouble;
import org.attentiontoolkit.tensor.file.WholeFile;

/**
 * An evaluation as files of a run: {@code predictions/SET.tsv} with source, reference, output and
 * what is known of each, {@code predictions/SET.txt} with the outputs alone, {@code
 * evaluation/SET.json} with the rest. Attention weights are kept to six decimals.
 */
public final class EvaluationFiles {
  private static final MathContext DIGITS = new MathContext(7);

  private EvaluationFiles() {}

  /** Writes an evaluation, in place of what is there. */
  public static void write(EvaluationPaths paths, Evaluation evaluation) {
    WholeFile.write(paths.predictions(), PredictionTable.write(evaluation.predictions()));
    WholeFile.write(
        paths.outputs(),
        evaluation.predictions().stream()
            .map(p -> p.output().replaceAll("\\R", " ") + "\n")
            .collect(Collectors.joining()));
    JsonObject json = new JsonObject();
    json.add("scores", Json.array(evaluation.scores(), ScoreJson::write));
    json.add("breakdowns", Json.array(evaluation.breakdowns(), EvaluationFiles::breakdown));
    json.add("notes", Json.array(evaluation.notes(), EvaluationFiles::note));
    LookJson.write(json, evaluation.looks());
    json.add("resamples", Json.object(evaluation.resamples(), EvaluationFiles::rounded));
    WholeFile.write(paths.scores(), Json.compact(json) + "\n");
  }

  /** Reads the evaluation of a set, when there is one. */
  public static Optional<Evaluation> read(EvaluationPaths paths, String set) {
    Path file = paths.scores();
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    List<Prediction> predictions = PredictionTable.read(paths.predictions());
    try {
      JsonObject json = Json.object(Files.readString(file));
      return Optional.of(Json.read(() -> evaluation(set, predictions, json)));
    } catch (IOException e) {
      throw FileTrouble.reading(file, e);
    } catch (IllegalArgumentException e) {
      throw Problem.input("run.damaged", "The evaluation is damaged: " + e.getMessage() + ".")
          .at(file.toString())
          .exception(e);
    }
  }

  private static Evaluation evaluation(String set, List<Prediction> predictions, JsonObject json) {
    return new Evaluation(
        set,
        Json.list(json.get("scores"), s -> ScoreJson.read(s.getAsJsonObject())),
        predictions,
        LookJson.read(json),
        Json.list(json.get("breakdowns"), EvaluationFiles::breakdown),
        Json.list(Json.present(json, "notes", new JsonArray()), EvaluationFiles::note),
        Json.map(
            Json.present(json, "resamples", new JsonObject()),
            values -> Json.list(values, Json::number)));
  }

  private static JsonElement note(Note note) {
    JsonObject json = new JsonObject();
    json.addProperty("name", note.name());
    json.addProperty("meaning", note.meaning());
    return json;
  }

  private static Note note(JsonElement element) {
    JsonObject json = element.getAsJsonObject();
    return new Note(json.get("name").getAsString(), json.get("meaning").getAsString());
  }

  /** To the digits that differences of scores are read in. */
  private static JsonElement rounded(List<Double> values) {
    return Json.array(
        values,
        v ->
            Double.isFinite(v)
                ? new JsonPrimitive(new BigDecimal(v).round(DIGITS))
                : Json.number(v));
  }

  private static JsonElement breakdown(Breakdown breakdown) {
    JsonObject json = new JsonObject();
    json.addProperty("score", breakdown.score());
    json.addProperty("by", breakdown.by());
    json.add(
        "groups",
        Json.array(
            breakdown.groups(),
            g -> {
              JsonObject group = new JsonObject();
              group.addProperty("label", g.label());
              group.addProperty("examples", g.examples());
              group.add("value", Json.number(g.value()));
              ScoreJson.addInterval(group, g.interval());
              return group;
            }));
    return json;
  }

  private static Breakdown breakdown(JsonElement element) {
    JsonObject json = element.getAsJsonObject();
    return new Breakdown(
        json.get("score").getAsString(),
        json.get("by").getAsString(),
        Json.list(
            json.get("groups"),
            g -> {
              JsonObject group = g.getAsJsonObject();
              return new Breakdown.Group(
                  group.get("label").getAsString(),
                  group.get("examples").getAsInt(),
                  Json.number(group.get("value")),
                  ScoreJson.interval(group));
            }));
  }
}
