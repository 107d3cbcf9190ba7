package org.attentiontoolkit.runner.tracking;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mlflow.api.proto.Service.CreateRun;
import org.mlflow.api.proto.Service.Experiment;
import org.mlflow.api.proto.Service.RunInfo;
import org.mlflow.api.proto.Service.RunTag;
import org.mlflow.tracking.MlflowClient;
import org.mlflow.tracking.MlflowHttpException;

/**
 * Makes a run on a server, once: when an answer got lost, the next attempt finds the run by a tag
 * that no other run has.
 */
final class RunCreation {
  private static final String KEY = "toolkit.run";
  private static final Map<String, String> MLFLOW_NAMES =
      Map.of(
          RunTags.SOURCE, "mlflow.source.name",
          RunTags.GIT_COMMIT, "mlflow.source.git.commit",
          RunTags.USER, "mlflow.user",
          RunTags.NOTE, "mlflow.note.content");

  private final Watchdog watchdog;
  private boolean triedBefore;

  RunCreation(Watchdog watchdog) {
    this.watchdog = watchdog;
  }

  RunInfo create(Message.Start start) throws InterruptedException {
    String experiment = watchdog.call(client -> experiment(client, start.experiment()));
    if (triedBefore) {
      Optional<RunInfo> made = watchdog.call(client -> find(client, experiment, start.key()));
      if (made.isPresent()) {
        return made.get();
      }
    }
    triedBefore = true;
    return watchdog.call(client -> client.createRun(request(experiment, start)));
  }

  private static String experiment(MlflowClient client, String name) {
    return id(client, name)
        .orElseGet(() -> {
          try {
            return client.createExperiment(name);
          } catch (MlflowHttpException e) {
            // another run may have made it just now
            return id(client, name).orElseThrow(() -> e);
          }
        });
  }

  private static Optional<String> id(MlflowClient client, String name) {
    return client.getExperimentByName(name).map(Experiment::getExperimentId);
  }

  private static Optional<RunInfo> find(MlflowClient client, String experiment, String key) {
    String filter = "tags.`" + KEY + "` = '" + key.replace("'", "''") + "'";
    return client.searchRuns(List.of(experiment), filter).stream().findFirst();
  }

  private static CreateRun request(String experiment, Message.Start start) {
    Texts names = new Texts();
    List<RunTag> tags = new ArrayList<>();
    tags.add(tag(KEY, start.key()));
    tags.add(tag("mlflow.runName", start.run()));
    tags.add(tag("mlflow.source.type", "LOCAL"));
    start
        .tags()
        .forEach((name, value) ->
            tags.add(tag(names.name(MLFLOW_NAMES.getOrDefault(name, name)), value)));
    return CreateRun.newBuilder()
        .setExperimentId(experiment)
        .setRunName(start.run())
        .setUserId(start.tags().getOrDefault(RunTags.USER, ""))
        .setStartTime(start.time().toEpochMilli())
        .addAllTags(tags)
        .build();
  }

  private static RunTag tag(String name, String value) {
    return RunTag.newBuilder()
        .setKey(name)
        .setValue(Texts.shortened(value, Texts.LONGEST_TAG))
        .build();
  }
}
