package org.attentiontoolkit.runner.fetch;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import org.attentiontoolkit.tensor.error.Problem;

/** Another place that a data set's files can be taken from. */
public final class Mirror {
  private static final Set<String> SCHEMES = Set.of("http", "https");

  private Mirror() {}

  /**
   * The address to put a file's path behind.
   *
   * @param text as the user gives it
   * @throws org.attentiontoolkit.tensor.error.ToolkitException if it is no address of a web server
   */
  public static String base(String text) {
    try {
      URI uri = new URI(text);
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      if (SCHEMES.contains(scheme) && uri.getHost() != null && uri.getQuery() == null) {
        return text.endsWith("/") ? text : text + "/";
      }
    } catch (URISyntaxException e) {
      throw wrong(text).exception(e);
    }
    throw wrong(text).exception();
  }

  private static Problem wrong(String text) {
    return Problem.input(
            "fetch.mirror", "A mirror is an address that begins with http:// or https://.")
        .at("--mirror " + shown(text))
        .hint("For example --mirror http://localhost:8000/multi30k/.");
  }

  /** An address without what may be a secret: user, password and query. */
  static String shown(String address) {
    return address.replaceFirst("//[^/]*@", "//").replaceFirst("\\?.*", "?…");
  }
}
