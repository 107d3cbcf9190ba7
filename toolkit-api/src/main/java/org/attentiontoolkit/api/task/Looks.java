package org.attentiontoolkit.api.task;

import java.util.List;

/**
 * What a model looked at, for people to look at.
 *
 * @param maps of some examples, by example, then slot, layer and head
 * @param heads each head over many examples, by slot, layer and head
 * @param traces how the outputs of those examples were written
 */
public record Looks(List<AttentionMap> maps, List<HeadSummary> heads, List<DecodingTrace> traces) {
  /** Maps alone. */
  public static Looks of(List<AttentionMap> maps) {
    return new Looks(maps, List.of(), List.of());
  }
}
