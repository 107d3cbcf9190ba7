package org.attentiontoolkit.runner.tracking;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attentiontoolkit.api.tracking.Tracker;
import org.jspecify.annotations.Nullable;
import org.mlflow.api.proto.Service.Metric;
import org.mlflow.api.proto.Service.Param;
import org.mlflow.api.proto.Service.RunInfo;
import org.mlflow.api.proto.Service.RunStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run on an MLflow server: what messages say, in the server's words. For one thread. */
final class MlflowServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MlflowServer.class);

  /** What an item takes in a request besides its texts. */
  private static final int ITEM_BYTES = 100;

  private final MlflowAddress address;
  private final HttpClient http;
  private final Watchdog watchdog;
  private final RunCreation creation;
  private final ArtifactUpload upload;
  private final Texts metricNames = new Texts();
  private final Texts parameterNames = new Texts();
  private @Nullable RunInfo run;

  MlflowServer(MlflowAddress address, Duration timeout) {
    ClientLog.silence();
    this.address = address;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(timeout)
            .build();
    this.watchdog = new Watchdog(address.credentials(), timeout, new Probe(address, http, timeout));
    this.creation = new RunCreation(watchdog);
    this.upload = new ArtifactUpload(address, http, timeout);
  }

  /**
   * Tells one message, or several measurements. Telling them again does no harm.
   *
   * @throws ServerTrouble when the server did not take them
   */
  void tell(List<Message> messages) throws InterruptedException {
    switch (messages.getFirst()) {
      case Message.Start start -> start(start);
      case Message.Parameters parameters -> parameters(parameters.values());
      case Message.Metrics _ -> metrics(messages);
      case Message.Artifact artifact ->
          upload.put(run().getArtifactUri(), artifact.file(), artifact.path());
      case Message.End end -> end(end);
    }
  }

  /** What messages may take longer than others: files do, by their size. */
  static Duration allowance(List<Message> messages) {
    return messages.getFirst() instanceof Message.Artifact artifact
        ? ArtifactUpload.allowance(artifact.file())
        : Duration.ZERO;
  }

  private void start(Message.Start start) throws InterruptedException {
    RunInfo made = creation.create(start);
    run = made;
    LOG.info(
        "Tracked at {}/#/experiments/{}/runs/{}", address, made.getExperimentId(), made.getRunId());
  }

  private RunInfo run() {
    return Optional.ofNullable(run)
        .orElseThrow(() -> new IllegalStateException("the run was not started"));
  }

  private void parameters(Map<String, String> values) throws InterruptedException {
    List<Param> all = new ArrayList<>(values.size());
    values.forEach((name, value) ->
        all.add(
            Param.newBuilder()
                .setKey(parameterNames.name(name))
                .setValue(Texts.shortened(value, Texts.LONGEST_PARAMETER))
                .build()));
    for (List<Param> batch : MetricBatches.of(all, MetricBatches.PARAMETERS, MlflowServer::bytes)) {
      send(List.of(), batch);
    }
  }

  private void metrics(List<Message> messages) throws InterruptedException {
    List<Metric> all = new ArrayList<>();
    for (Message message : messages) {
      if (message instanceof Message.Metrics(long step, var time, Map<String, Double> values)) {
        values.forEach((name, value) ->
            all.add(
                Metric.newBuilder()
                    .setKey(metricNames.name(name))
                    .setValue(value)
                    .setTimestamp(time.toEpochMilli())
                    .setStep(step)
                    .build()));
      }
    }
    for (List<Metric> batch : MetricBatches.of(all, MetricBatches.METRICS, MlflowServer::bytes)) {
      send(batch, List.of());
    }
  }

  private static int bytes(Param parameter) {
    return ITEM_BYTES + Texts.bytes(parameter.getKey()) + Texts.bytes(parameter.getValue());
  }

  private static int bytes(Metric metric) {
    return ITEM_BYTES + Texts.bytes(metric.getKey());
  }

  private void send(List<Metric> metrics, List<Param> parameters) throws InterruptedException {
    String id = run().getRunId();
    watchdog.call(client -> {
      client.logBatch(id, metrics, parameters, List.of());
      return id;
    });
  }

  private void end(Message.End end) throws InterruptedException {
    String id = run().getRunId();
    watchdog.call(client -> {
      client.setTerminated(id, status(end.status()), end.time().toEpochMilli());
      return id;
    });
  }

  private static RunStatus status(Tracker.Status status) {
    return switch (status) {
      case FINISHED -> RunStatus.FINISHED;
      case FAILED -> RunStatus.FAILED;
      case INTERRUPTED -> RunStatus.KILLED;
    };
  }

  @Override
  public void close() {
    watchdog.close();
    http.shutdownNow();
  }
}
