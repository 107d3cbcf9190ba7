package org.attentiontoolkit.api.hocon;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A key, with what is written for it and the keys below it: what must be known of a file before it
 * is read, without its values.
 */
final class Outline {
  /**
   * A value that is no block.
   *
   * @param size its characters, and one for each value in it
   * @param place of its first line
   */
  record Definition(long size, List<Reference> references, Place place) {}

  /**
   * {@code ${path}}.
   *
   * @param path from the root of everything
   * @param prefix how many keys of it lead to where its file was included; without them, it is
   *     looked for next
   */
  record Reference(List<String> path, int prefix) {}

  private final Map<String, Outline> below = new LinkedHashMap<>();
  private final List<Definition> definitions = new ArrayList<>(1);
  private Mark mark = Mark.NONE;

  Map<String, Outline> below() {
    return below;
  }

  List<Definition> definitions() {
    return definitions;
  }

  Outline at(String key) {
    return below.computeIfAbsent(key, k -> new Outline());
  }

  void define(Definition definition) {
    definitions.add(definition);
  }

  /** Forgets what was written, for null takes its place. */
  void clear() {
    below.clear();
    definitions.clear();
  }

  Mark mark() {
    return mark;
  }

  void mark(Mark newMark) {
    mark = newMark;
  }

  /** Adds what another file says of this key. */
  void adopt(Outline included) {
    definitions.addAll(included.definitions);
    included.below.forEach((key, outline) -> at(key).adopt(outline));
  }

  /** All that is written here and below. */
  void collect(Tally into) {
    definitions.forEach(d -> into.add(d.size(), d.references()));
    below.forEach((key, outline) -> {
      into.add(key.length(), List.of());
      outline.collect(into);
    });
  }
}
