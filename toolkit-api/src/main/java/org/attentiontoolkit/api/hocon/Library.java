package org.attentiontoolkit.api.hocon;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigIncluderClasspath;
import com.typesafe.config.ConfigIncluderFile;
import com.typesafe.config.ConfigIncluderURL;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import java.io.File;
import java.net.URL;
import java.util.Iterator;

/** Gives texts to Typesafe Config. */
final class Library {
  private Library() {}

  /** The values of a text and of what it includes, before references are filled in. */
  static ConfigObject parse(HoconText text, Origins origins) {
    ConfigParseOptions options =
        ConfigParseOptions.defaults()
            .setSyntax(ConfigSyntax.CONF)
            .setOriginDescription(origins.describe(text.source()))
            .setIncluder(new Included(text.includes().iterator(), origins));
    return ConfigFactory.parseString(text.text(), options).root();
  }

  /** The files that were found for the includes of a text, in the order in which they are met. */
  private record Included(Iterator<HoconText> texts, Origins origins)
      implements ConfigIncluder, ConfigIncluderFile, ConfigIncluderURL, ConfigIncluderClasspath {
    @Override
    public ConfigIncluder withFallback(ConfigIncluder fallback) {
      return this;
    }

    @Override
    public ConfigObject include(ConfigIncludeContext context, String what) {
      return parse(texts.next(), origins);
    }

    @Override
    public ConfigObject includeFile(ConfigIncludeContext context, File what) {
      return parse(texts.next(), origins);
    }

    @Override
    public ConfigObject includeURL(ConfigIncludeContext context, URL what) {
      throw new IllegalStateException("only files are included: " + what);
    }

    @Override
    public ConfigObject includeResources(ConfigIncludeContext context, String what) {
      throw new IllegalStateException("only files are included: " + what);
    }
  }
}
