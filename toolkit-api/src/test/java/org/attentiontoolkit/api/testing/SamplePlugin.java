package org.attentiontoolkit.api.testing;

import java.util.List;
import org.attentiontoolkit.api.attention.Attention;
import org.attentiontoolkit.api.attention.AttentionFactory;
import org.attentiontoolkit.api.attention.AttentionSlot;
import org.attentiontoolkit.api.config.Within;
import org.attentiontoolkit.api.plugin.Kind;
import org.attentiontoolkit.api.plugin.ToolkitApi;
import org.attentiontoolkit.api.plugin.ToolkitPlugin;
import org.attentiontoolkit.tensor.ParameterScope;

/** Attentions that tell their configuration instead of looking. */
public final class SamplePlugin extends ToolkitPlugin {
  /** Plain keys. */
  public record Config(@Within("[1, )") int hiddenWidth, @Within("[0, 1)") double dropout) {}

  /** No keys. */
  public record Blank() {}

  /** Other components. */
  public record Wrapped(AttentionFactory inner, List<AttentionFactory> more) {}

  public SamplePlugin() {
    super("sample", ToolkitApi.VERSION);
  }

  @Override
  protected void register() {
    component(Kind.ATTENTION, "sample", Config.class, SamplePlugin::telling);
    component(Kind.ATTENTION, "blank", Blank.class, SamplePlugin::telling);
    component(Kind.ATTENTION, "wrapped", Wrapped.class, SamplePlugin::telling);
  }

  private static AttentionFactory telling(Record config) {
    return new Telling(config);
  }

  /** Remembers what it was made of. */
  public record Telling(Record config) implements AttentionFactory {
    @Override
    public Attention create(AttentionSlot slot, ParameterScope scope) {
      throw new IllegalStateException("never put anywhere");
    }
  }
}
