package org.attentiontoolkit.runner.tracking;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.mlflow.tracking.MlflowClient;
import org.mlflow.tracking.creds.BasicMlflowHostCreds;

/**
 * Calls MLflow's client, which waits for ever when a server hangs and locks itself up when one
 * answers 429: a call that takes too long is abandoned with its thread and its client, and the next
 * one gets a new client. For one thread.
 */
final class Watchdog {
  private final BasicMlflowHostCreds credentials;
  private final Duration timeout;
  private final Probe probe;
  private MlflowClient client;

  Watchdog(BasicMlflowHostCreds credentials, Duration timeout, Probe probe) {
    this.credentials = credentials;
    this.timeout = timeout;
    this.probe = probe;
    this.client = new MlflowClient(credentials);
  }

  /** What to ask a client. */
  interface Question<T> {
    T ask(MlflowClient client);
  }

  /**
   * Asks.
   *
   * @throws ServerTrouble when there is no answer in time or a bad one
   */
  <T> T call(Question<T> question) throws InterruptedException {
    MlflowClient asked = client;
    Callable<T> call = () -> question.ask(asked);
    FutureTask<T> answer = new FutureTask<>(call);
    Thread.ofPlatform().daemon().name("mlflow-call").start(answer);
    try {
      return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw ServerTrouble.of(e.getCause() == null ? e : e.getCause());
    } catch (TimeoutException e) {
      abandon(asked, answer);
      throw probe.explain(ServerTrouble.of(e));
    } catch (InterruptedException e) {
      abandon(asked, answer);
      throw e;
    }
  }

  /** Closing shuts the connections, so that the thread that waits for one ends. */
  private void abandon(MlflowClient hung, FutureTask<?> answer) {
    client = new MlflowClient(credentials);
    answer.cancel(true);
    Thread.ofPlatform().daemon().name("mlflow-close").start(hung::close);
  }

  void close() {
    client.close();
  }
}
