package org.attentiontoolkit.runner.tracking;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.attentiontoolkit.tensor.error.Problem;
import org.mlflow.tracking.creds.BasicMlflowHostCreds;

/** A server and how to identify to it. Its text never shows the secret. */
final class MlflowAddress {
  private final String base;
  private final Optional<Login> login;
  private final Optional<String> token;

  private record Login(String user, String password) {}

  private MlflowAddress(String base, Optional<Login> login, Optional<String> token) {
    this.base = base;
    this.login = login;
    this.token = token;
  }

  static MlflowAddress of(Optional<String> configured, Map<String, String> environment) {
    String text =
        configured
            .or(() -> value(environment, MlflowTracker.URI))
            .orElseThrow(() ->
                Problem.input("tracking.no-uri", "Tracking with MLflow needs a server.")
                    .hint("Write uri = \"http://host:5000\" or set " + MlflowTracker.URI + ".")
                    .exception());
    URI uri = parse(text);
    if (configured.isPresent() && uri.getUserInfo() != null) {
      throw secret("a password");
    }
    if (configured.isPresent() && (uri.getQuery() != null || uri.getFragment() != null)) {
      throw secret("a query, which may be a secret");
    }
    Optional<Login> login =
        value(environment, "MLFLOW_TRACKING_USERNAME")
            .map(u -> new Login(u, value(environment, "MLFLOW_TRACKING_PASSWORD").orElse("")))
            .or(() -> inAddress(base(uri), environment));
    return new MlflowAddress(base(uri), login, value(environment, "MLFLOW_TRACKING_TOKEN"));
  }

  /** Whether the environment names a server. */
  static boolean isNamedBy(Map<String, String> environment) {
    return value(environment, MlflowTracker.URI).isPresent();
  }

  private static String base(URI uri) {
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    String path = uri.getRawPath() == null ? "" : uri.getRawPath().replaceAll("/+$", "");
    return uri.getScheme().toLowerCase(Locale.ROOT) + "://" + uri.getHost() + port + path;
  }

  /** The login in the environment's address, which is for its server only. */
  private static Optional<Login> inAddress(String base, Map<String, String> environment) {
    return value(environment, MlflowTracker.URI)
        .map(MlflowAddress::parse)
        .filter(uri -> base(uri).equals(base))
        .flatMap(uri -> Optional.ofNullable(uri.getUserInfo()))
        .map(MlflowAddress::login);
  }

  /** The place is the key, not what was written there: that would show the secret once more. */
  private static RuntimeException secret(String what) {
    return Problem.input(
            "tracking.secret-in-file", "The address of the MLflow server holds " + what + ".")
        .at("tracking.uri")
        .hint(
            "The file is kept with every run: set MLFLOW_TRACKING_USERNAME and"
                + " MLFLOW_TRACKING_PASSWORD, or MLFLOW_TRACKING_TOKEN, instead.")
        .exception();
  }

  private static Optional<String> value(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(v -> !v.isBlank());
  }

  private static URI parse(String text) {
    try {
      URI uri = new URI(text.strip());
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      if (uri.getHost() != null && (scheme.equals("http") || scheme.equals("https"))) {
        return uri;
      }
    } catch (URISyntaxException e) {
      throw unusable(e);
    }
    throw unusable(new IllegalArgumentException("not an address of a server"));
  }

  /** Without the address itself, for it may hold a password. */
  private static RuntimeException unusable(Exception reason) {
    return Problem.input(
            "tracking.uri",
            "The address of the MLflow server does not begin with http:// or https://.")
        .hint(
            "Other kinds of MLflow stores need a server in front: mlflow server"
                + " --backend-store-uri sqlite:///mlflow.db")
        .exception(reason);
  }

  private static Login login(String userInfo) {
    int colon = userInfo.indexOf(':');
    return colon < 0
        ? new Login(userInfo, "")
        : new Login(userInfo.substring(0, colon), userInfo.substring(colon + 1));
  }

  /** Without a slash at the end. */
  String base() {
    return base;
  }

  BasicMlflowHostCreds credentials() {
    return login
        .map(l -> new BasicMlflowHostCreds(base, l.user(), l.password()))
        .or(() -> token.map(t -> new BasicMlflowHostCreds(base, t)))
        .orElseGet(() -> new BasicMlflowHostCreds(base));
  }

  /** The value of the header {@code Authorization}. */
  Optional<String> authorization() {
    return login
        .map(l -> (l.user() + ":" + l.password()).getBytes(StandardCharsets.UTF_8))
        .map(l -> "Basic " + Base64.getEncoder().encodeToString(l))
        .or(() -> token.map(t -> "Bearer " + t));
  }

  @Override
  public String toString() {
    return base;
  }
}
