package org.attentiontoolkit.runner.tracking;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/**
 * MLflow's client warns of every retry, in two logs, and calls each one a rate limit. {@link
 * Delivery} says once what is the matter.
 */
final class ClientLog {
  private static final String CLIENT = "org.mlflow";

  /** Held, or the Java platform's log would forget its level. */
  private static final java.util.logging.Logger HTTP =
      java.util.logging.Logger.getLogger("org.mlflow_project.apachehttp");

  private ClientLog() {}

  static void silence() {
    HTTP.setLevel(java.util.logging.Level.OFF);
    if (LoggerFactory.getLogger(CLIENT) instanceof Logger client) {
      client.setLevel(Level.OFF);
    }
  }
}
