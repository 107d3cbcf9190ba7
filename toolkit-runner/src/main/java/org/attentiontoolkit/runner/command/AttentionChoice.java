package org.attentiontoolkit.runner.command;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.attentiontoolkit.api.task.AttentionMap;
import org.attentiontoolkit.api.task.AttentionMap.Slot;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.error.ToolkitException;

/**
 * Which of a model's attentions are wanted, such as {@code slot=cross,layer=2,head=3}. What is not
 * said is all there is.
 *
 * @param layer from 1
 * @param head from 1
 */
record AttentionChoice(Optional<Slot> slot, Optional<Integer> layer, Optional<Integer> head) {
  static final AttentionChoice ALL =
      new AttentionChoice(Optional.empty(), Optional.empty(), Optional.empty());

  private static final String OPTION = "--attention-of";

  /**
   * Reads a choice.
   *
   * @throws ToolkitException if it is none
   */
  static AttentionChoice of(String text) {
    Map<String, String> values = new TreeMap<>();
    for (String part : text.split(",", -1)) {
      String[] pair = part.split("=", 2);
      String key = pair[0].strip();
      if (pair.length < 2 || !List.of("slot", "layer", "head").contains(key)) {
        throw wrong("'%s' is not slot=…, layer=… or head=….".formatted(part.strip()));
      }
      if (values.put(key, pair[1].strip()) != null) {
        throw wrong("%s comes twice.".formatted(key));
      }
    }
    return new AttentionChoice(
        Optional.ofNullable(values.get("slot")).map(AttentionChoice::slot),
        Optional.ofNullable(values.get("layer")).map(n -> number("layer", n)),
        Optional.ofNullable(values.get("head")).map(n -> number("head", n)));
  }

  private static Slot slot(String key) {
    return Arrays.stream(Slot.values())
        .filter(slot -> slot.key().equals(key))
        .findFirst()
        .orElseThrow(() -> wrong("'%s' is no slot.".formatted(key)));
  }

  private static int number(String key, String value) {
    if (!value.matches("[1-9][0-9]{0,5}")) {
      throw wrong("%s is '%s', but they are counted from 1.".formatted(key, value));
    }
    return Integer.parseInt(value);
  }

  private static ToolkitException wrong(String what) {
    return Problem.input("translate.attention-of", OPTION + ": " + what)
        .hint("For example slot=cross,layer=2,head=3; slots are encoder, decoder and cross.")
        .exception();
  }

  /**
   * Those of the maps that are wanted.
   *
   * @throws ToolkitException if there are maps, but none of them is wanted; it says which there are
   */
  List<AttentionMap> of(List<AttentionMap> maps) {
    List<AttentionMap> wanted = maps.stream().filter(this::takes).toList();
    if (wanted.isEmpty() && !maps.isEmpty()) {
      throw Problem.input(
              "translate.no-such-attention",
              "%s: the model has no such attention.".formatted(OPTION))
          .hint("It has " + words(maps) + ".")
          .exception();
    }
    return wanted;
  }

  private boolean takes(AttentionMap map) {
    return slot.map(s -> s == map.slot()).orElse(true)
        && layer.map(n -> n == map.layer() + 1).orElse(true)
        && head.map(n -> n == map.head() + 1).orElse(true);
  }

  private static String words(List<AttentionMap> maps) {
    Map<Slot, List<AttentionMap>> bySlot =
        maps.stream()
            .collect(Collectors.groupingBy(AttentionMap::slot, TreeMap::new, Collectors.toList()));
    return bySlot.entrySet().stream()
        .map(e ->
            "slot=%s with %s and %s"
                .formatted(
                    e.getKey().key(),
                    range("layer", e.getValue(), AttentionMap::layer),
                    range("head", e.getValue(), AttentionMap::head)))
        .collect(Collectors.joining("; "));
  }

  private static String range(
      String name, List<AttentionMap> maps, ToIntFunction<AttentionMap> number) {
    int last = maps.stream().mapToInt(number).max().orElse(0) + 1;
    return last == 1 ? name + "=1" : "%s=1 to %d".formatted(name, last);
  }
}
