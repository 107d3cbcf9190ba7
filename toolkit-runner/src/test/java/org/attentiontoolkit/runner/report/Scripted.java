package org.attentiontoolkit.runner.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Pages with a script of a test, which its security policy then allows. */
final class Scripted {
  private Scripted() {}

  static String page(String html, String script) throws Exception {
    byte[] sum =
        MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
    return html.replace(
            "script-src ", "script-src 'sha256-" + Base64.getEncoder().encodeToString(sum) + "' ")
        .replace("</body>", "<script>" + script + "</script></body>");
  }

  /** What the script saw: the JSON in {@code data-seen}. */
  static JsonObject seen(Browser.Shown shown) {
    Matcher seen = Pattern.compile("data-seen=\"([^\"]*)\"").matcher(shown.dom());
    assertThat(seen.find()).as(shown.dom()).isTrue();
    String json =
        seen.group(1)
            .replace("&quot;", "\"")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&amp;", "&");
    return JsonParser.parseString(json).getAsJsonObject();
  }
}
