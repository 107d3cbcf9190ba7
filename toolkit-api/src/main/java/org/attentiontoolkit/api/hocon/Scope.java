package org.attentiontoolkit.api.hocon;

import java.util.ArrayList;
import java.util.List;

/**
 * Where in the whole a file is included.
 *
 * @param prefix the keys that lead there
 * @param level how many blocks and lists are around it
 * @param inList whether one of them is a list, into which no keys lead
 */
record Scope(List<String> prefix, int level, boolean inList) {
  static final Scope ROOT = new Scope(List.of(), 0, false);

  Scope inner(List<String> path, int innerLevel, boolean list) {
    List<String> longer = new ArrayList<>(prefix);
    longer.addAll(path);
    return new Scope(longer, innerLevel, inList || list);
  }
}
