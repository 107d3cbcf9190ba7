package org.attentiontoolkit.runner.folder;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import org.attentiontoolkit.api.task.DataFact;
import org.attentiontoolkit.runner.folder.RunFacts.KeptModel;
import org.attentiontoolkit.runner.folder.RunFacts.LaterEvaluation;
import org.attentiontoolkit.runner.folder.RunFacts.SetScore;
import org.attentiontoolkit.runner.folder.RunRecord.Outcome;

/** {@link RunRecord} as JSON. */
final class RecordJson {
  /** Goes up when a reader of the earlier form would misunderstand the new one. */
  private static final int FORMAT = 2;

  private RecordJson() {}

  static String write(RunRecord record) {
    JsonObject json = new JsonObject();
    json.addProperty("format", FORMAT);
    json.addProperty("experiment", record.experiment());
    json.addProperty("run", record.run());
    json.add("outcome", outcome(record.outcome()));
    json.add("start", StartJson.write(record.start()));
    RunFacts facts = record.facts();
    json.add("engine", Json.object(facts.engine(), JsonPrimitive::new));
    json.add("data", Json.array(facts.data(), RecordJson::fact));
    json.addProperty("parameters", facts.parameters());
    facts.kept().ifPresent(kept -> json.add("kept", kept(kept)));
    facts.origin().ifPresent(origin -> json.add("origin", OriginJson.write(origin)));
    json.add("scores", Json.array(facts.scores(), RecordJson::score));
    json.add("again", Json.array(facts.again(), RecordJson::again));
    json.add("sha256", Json.object(facts.sha256(), JsonPrimitive::new));
    json.add("seconds", Json.object(facts.seconds(), Json::number));
    return Json.pretty(json);
  }

  /**
   * Reads a record.
   *
   * @throws IllegalArgumentException when the text is none
   */
  static RunRecord read(String text) {
    JsonObject json = Json.object(text);
    try {
      return Json.read(() -> record(json));
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("a time in it is none", e);
    }
  }

  private static RunRecord record(JsonObject json) {
    int format = json.get("format").getAsInt();
    if (format > FORMAT) {
      throw new IllegalArgumentException("a newer toolkit wrote it, in format " + format);
    }
    return new RunRecord(
        json.get("experiment").getAsString(),
        json.get("run").getAsString(),
        StartJson.read(json.getAsJsonObject("start")),
        outcome(json.getAsJsonObject("outcome")),
        new RunFacts(
            Json.map(json.get("engine"), JsonElement::getAsString),
            Json.list(json.get("data"), RecordJson::fact),
            json.get("parameters").getAsLong(),
            Optional.ofNullable(json.getAsJsonObject("kept")).map(RecordJson::kept),
            Json.list(json.get("scores"), RecordJson::setScore),
            Json.list(Json.present(json, "again", new JsonArray()), RecordJson::again),
            Json.map(Json.present(json, "sha256", new JsonObject()), JsonElement::getAsString),
            Json.map(json.get("seconds"), Json::number),
            Optional.ofNullable(json.getAsJsonObject("origin")).map(OriginJson::read)));
  }

  private static JsonObject outcome(Outcome outcome) {
    JsonObject json = new JsonObject();
    json.addProperty("status", outcome.status().key());
    json.addProperty("reason", outcome.reason());
    outcome.ended().ifPresent(t -> json.addProperty("ended", t.toString()));
    return json;
  }

  private static Outcome outcome(JsonObject json) {
    return new Outcome(
        RunStatus.valueOf(constant(json.get("status"))),
        json.get("reason").getAsString(),
        Optional.ofNullable(json.get("ended")).map(t -> Instant.parse(t.getAsString())));
  }

  private static JsonObject kept(KeptModel kept) {
    JsonObject json = new JsonObject();
    json.addProperty("step", kept.step());
    json.addProperty("epoch", kept.epoch());
    json.addProperty("why", kept.why());
    return json;
  }

  private static KeptModel kept(JsonObject json) {
    return new KeptModel(
        json.get("step").getAsLong(), json.get("epoch").getAsInt(), json.get("why").getAsString());
  }

  private static JsonElement again(LaterEvaluation evaluation) {
    JsonObject json = new JsonObject();
    json.addProperty("name", evaluation.name());
    json.addProperty("split", evaluation.set());
    json.add("scores", Json.array(evaluation.scores(), ScoreJson::write));
    json.add("changed", Json.strings(evaluation.changed()));
    if (!evaluation.with().isNothing()) {
      json.add("with", EvaluatedWithJson.write(evaluation.with()));
    }
    return json;
  }

  private static LaterEvaluation again(JsonElement element) {
    JsonObject json = element.getAsJsonObject();
    return new LaterEvaluation(
        json.get("name").getAsString(),
        json.get("split").getAsString(),
        Json.list(json.get("scores"), s -> ScoreJson.read(s.getAsJsonObject())),
        Json.strings(json.get("changed")),
        json.has("with")
            ? EvaluatedWithJson.read(json.getAsJsonObject("with"))
            : EvaluatedWith.NOTHING);
  }

  private static JsonElement fact(DataFact fact) {
    JsonObject json = new JsonObject();
    json.addProperty("name", fact.name());
    json.add("facts", Json.object(fact.facts(), JsonPrimitive::new));
    return json;
  }

  private static DataFact fact(JsonElement element) {
    JsonObject json = element.getAsJsonObject();
    return new DataFact(
        json.get("name").getAsString(), Json.map(json.get("facts"), JsonElement::getAsString));
  }

  private static JsonElement score(SetScore score) {
    JsonObject json = ScoreJson.write(score.score());
    json.addProperty("split", score.set());
    return json;
  }

  private static SetScore setScore(JsonElement element) {
    JsonObject json = element.getAsJsonObject();
    return new SetScore(json.get("split").getAsString(), ScoreJson.read(json));
  }

  private static String constant(JsonElement key) {
    return key.getAsString().toUpperCase(Locale.ROOT);
  }
}
