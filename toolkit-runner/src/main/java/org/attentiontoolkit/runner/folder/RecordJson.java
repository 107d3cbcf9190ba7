package org.attentiontoolkit.runner.folder;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import org.attentiontoolkit.api.task.DataFact;
import org.attentiontoolkit.api.task.Split;
import org.attentiontoolkit.runner.folder.RunFacts.SplitScore;
import org.attentiontoolkit.runner.folder.RunRecord.Outcome;
import org.attentiontoolkit.runner.folder.RunRecord.Start;

/** {@link RunRecord} as JSON. */
final class RecordJson {
  /** Goes up when a reader of the earlier form would misunderstand the new one. */
  private static final int FORMAT = 1;

  private RecordJson() {}

  static String write(RunRecord record) {
    JsonObject json = new JsonObject();
    json.addProperty("format", FORMAT);
    json.addProperty("experiment", record.experiment());
    json.addProperty("run", record.run());
    json.add("outcome", outcome(record.outcome()));
    json.add("start", start(record.start()));
    RunFacts facts = record.facts();
    json.add("engine", Json.object(facts.engine(), JsonPrimitive::new));
    json.add("data", Json.array(facts.data(), RecordJson::fact));
    json.addProperty("parameters", facts.parameters());
    json.add("scores", Json.array(facts.scores(), RecordJson::score));
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
        start(json.getAsJsonObject("start")),
        outcome(json.getAsJsonObject("outcome")),
        new RunFacts(
            Json.map(json.get("engine"), JsonElement::getAsString),
            Json.list(json.get("data"), RecordJson::fact),
            json.get("parameters").getAsLong(),
            Json.list(json.get("scores"), RecordJson::splitScore),
            Json.map(json.get("seconds"), Json::number)));
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

  private static JsonObject start(Start start) {
    JsonObject json = new JsonObject();
    json.addProperty("time", start.time().toString());
    json.addProperty("toolkit", start.toolkit());
    json.add("command", Json.strings(start.command()));
    start.git().ifPresent(git -> json.add("git", git(git)));
    json.add("machine", machine(start.machine()));
    json.add("seeds", Json.object(start.seeds(), JsonPrimitive::new));
    return json;
  }

  private static Start start(JsonObject json) {
    return new Start(
        Instant.parse(json.get("time").getAsString()),
        json.get("toolkit").getAsString(),
        Json.strings(json.get("command")),
        Optional.ofNullable(json.getAsJsonObject("git")).map(RecordJson::git),
        machine(json.getAsJsonObject("machine")),
        Json.map(json.get("seeds"), JsonElement::getAsLong));
  }

  private static JsonObject git(GitRevision git) {
    JsonObject json = new JsonObject();
    json.addProperty("revision", git.revision());
    json.addProperty("dirty", git.dirty());
    return json;
  }

  private static GitRevision git(JsonObject json) {
    return new GitRevision(json.get("revision").getAsString(), json.get("dirty").getAsBoolean());
  }

  private static JsonObject machine(Machine machine) {
    JsonObject json = new JsonObject();
    json.addProperty("host", machine.host());
    json.addProperty("system", machine.system());
    json.addProperty("processor", machine.processor());
    json.addProperty("cores", machine.cores());
    json.addProperty("memory", machine.memory());
    json.addProperty("heap", machine.heap());
    json.addProperty("jvm", machine.jvm());
    return json;
  }

  private static Machine machine(JsonObject json) {
    return new Machine(
        json.get("host").getAsString(),
        json.get("system").getAsString(),
        json.get("processor").getAsString(),
        json.get("cores").getAsInt(),
        json.get("memory").getAsLong(),
        json.get("heap").getAsLong(),
        json.get("jvm").getAsString());
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

  private static JsonElement score(SplitScore score) {
    JsonObject json = ScoreJson.write(score.score());
    json.addProperty("split", score.split().key());
    return json;
  }

  private static SplitScore splitScore(JsonElement element) {
    JsonObject json = element.getAsJsonObject();
    return new SplitScore(Split.valueOf(constant(json.get("split"))), ScoreJson.read(json));
  }

  private static String constant(JsonElement key) {
    return key.getAsString().toUpperCase(Locale.ROOT);
  }
}
