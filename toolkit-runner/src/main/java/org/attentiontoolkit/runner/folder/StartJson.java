package org.attentiontoolkit.runner.folder;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.time.Instant;
import java.util.Optional;
import org.attentiontoolkit.runner.folder.RunRecord.Start;

/** {@link Start} as JSON. */
final class StartJson {
  private StartJson() {}

  static JsonObject write(Start start) {
    JsonObject json = new JsonObject();
    json.addProperty("time", start.time().toString());
    json.addProperty("toolkit", start.toolkit());
    json.add("command", Json.strings(start.command()));
    start.git().ifPresent(git -> json.add("git", git(git)));
    start.toolkitGit().ifPresent(git -> json.add("toolkit-git", git(git)));
    json.add("plugins", Json.array(start.plugins(), StartJson::plugin));
    json.add("machine", machine(start.machine()));
    json.add("seeds", Json.object(start.seeds(), JsonPrimitive::new));
    return json;
  }

  static Start read(JsonObject json) {
    return new Start(
        Instant.parse(json.get("time").getAsString()),
        json.get("toolkit").getAsString(),
        Json.strings(json.get("command")),
        Optional.ofNullable(json.getAsJsonObject("git")).map(StartJson::git),
        Optional.ofNullable(json.getAsJsonObject("toolkit-git")).map(StartJson::git),
        Json.list(Json.present(json, "plugins", new JsonArray()), StartJson::plugin),
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

  private static JsonElement plugin(PluginRecord plugin) {
    JsonObject json = new JsonObject();
    json.addProperty("name", plugin.name());
    json.addProperty("version", plugin.version());
    json.addProperty("home", plugin.home());
    json.addProperty("bundled", plugin.bundled());
    json.add("sha256", Json.object(plugin.sha256(), JsonPrimitive::new));
    return json;
  }

  private static PluginRecord plugin(JsonElement element) {
    JsonObject json = element.getAsJsonObject();
    return new PluginRecord(
        json.get("name").getAsString(),
        json.get("version").getAsString(),
        json.get("home").getAsString(),
        json.get("bundled").getAsBoolean(),
        Json.map(json.get("sha256"), JsonElement::getAsString));
  }
}
