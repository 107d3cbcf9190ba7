package org.attentiontoolkit.runner.tracking;

import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.mlflow.tracking.MlflowHttpException;
import org.mlflow_project.google.protobuf.InvalidProtocolBufferException;

/** The server did not take what it was told. */
final class ServerTrouble extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST = 200;

  /** What to do about it. */
  enum Remedy {
    /** Try again later. */
    WAIT,
    /** This one is refused, others may not be. */
    SKIP,
    /** Everything will be refused. */
    GIVE_UP
  }

  private final Remedy remedy;
  private final String words;

  ServerTrouble(Remedy remedy, String words, Throwable cause) {
    super(words, cause);
    this.remedy = remedy;
    this.words = words;
  }

  /** What is the matter; goes on after "MLflow at URI". */
  String words() {
    return words;
  }

  Remedy remedy() {
    return remedy;
  }

  /** What a status other than success says. */
  static ServerTrouble status(int status, String body, Throwable cause) {
    String said = body.isBlank() ? "" : ": " + shortened(message(body));
    return switch (status) {
      case 401, 403 ->
          new ServerTrouble(
              Remedy.GIVE_UP, "refuses the user name, password or token (" + status + ")", cause);
      case 404 ->
          new ServerTrouble(Remedy.SKIP, "does not know what it was asked (404)" + said, cause);
      case 408, 429 ->
          new ServerTrouble(Remedy.WAIT, "asks for fewer requests (" + status + ")", cause);
      default ->
          status >= 400 && status < 500
              ? new ServerTrouble(Remedy.SKIP, "refuses (" + status + ")" + said, cause)
              : new ServerTrouble(
                  Remedy.WAIT, "answers with an error (" + status + ")" + said, cause);
    };
  }

  /** What an exception says. */
  static ServerTrouble of(Throwable fault) {
    for (Throwable e = fault; e != null; e = e.getCause()) {
      switch (e) {
        case ServerTrouble known -> {
          return known;
        }
        case MlflowHttpException http -> {
          return status(
              http.getStatusCode(), Objects.requireNonNullElse(http.getBodyMessage(), ""), fault);
        }
        case UnknownHostException _ -> {
          return new ServerTrouble(Remedy.WAIT, "cannot be found (unknown host)", fault);
        }
        case ConnectException _, NoRouteToHostException _ -> {
          return new ServerTrouble(Remedy.WAIT, "cannot be reached", fault);
        }
        case TimeoutException _, SocketTimeoutException _, HttpTimeoutException _ -> {
          return new ServerTrouble(Remedy.WAIT, "does not answer", fault);
        }
        case SSLException tls -> {
          return new ServerTrouble(
              Remedy.WAIT, "cannot be spoken to safely: " + shortened(tls.toString()), fault);
        }
        case IOException broken when !(broken instanceof InvalidProtocolBufferException) -> {
          return new ServerTrouble(Remedy.WAIT, "breaks off: " + shortened(reason(broken)), fault);
        }
        default -> {}
      }
    }
    return new ServerTrouble(
        Remedy.WAIT, "answers what is not MLflow's: " + shortened(reason(fault)), fault);
  }

  /** What a fault says, or else what it is called; some have a cause that says more. */
  private static String reason(Throwable fault) {
    for (Throwable e = fault; e != null; e = e.getCause()) {
      String message = e.getMessage();
      if (message != null && !message.isBlank() && !message.equals("null")) {
        return message;
      }
    }
    return fault.getClass().getSimpleName();
  }

  /** MLflow answers {@code {"error_code": …, "message": …}}. */
  private static String message(String body) {
    try {
      return JsonParser.parseString(body).getAsJsonObject().get("message").getAsString();
    } catch (JsonParseException | IllegalStateException | NullPointerException e) {
      return body; // somebody else answered
    }
  }

  private static String shortened(String text) {
    String line = text.replaceAll("\\s+", " ").strip().replaceFirst("\\.$", "");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }
}
