package org.attentiontoolkit.tasks.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.attentiontoolkit.api.data.DataSource;
import org.attentiontoolkit.api.task.DataFact;
import org.attentiontoolkit.api.task.Stop;

/** What the text of sets is, by checksums that are computed once. */
final class DataOrigin {
  private final DataSource source;
  private final Stop stop;
  private final Map<String, List<DataFact>> facts = new HashMap<>();

  DataOrigin(DataSource source, Stop stop) {
    this.source = source;
    this.stop = stop;
  }

  /** What is read of a set, with checksums. */
  List<DataFact> facts(String set) {
    return facts.computeIfAbsent(set, s -> source.facts(s, stop));
  }

  /**
   * What says, wherever the text of a set lies, that it is this text.
   *
   * @param what is made of it, with a version
   * @return a list that can be added to
   */
  List<String> of(String what, String set) {
    List<String> origin = new ArrayList<>(List.of(what, source.signature()));
    origin.addAll(source.fields(set));
    for (DataFact fact : facts(set)) {
      origin.add(fact.name().replaceFirst("^" + set, ""));
      fact.facts()
          .forEach((name, value) -> {
            if (!name.equals("path")) {
              origin.add(name + "=" + value);
            }
          });
    }
    return origin;
  }
}
