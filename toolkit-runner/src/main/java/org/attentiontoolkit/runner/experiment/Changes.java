package org.attentiontoolkit.runner.experiment;

import java.util.ArrayList;
import java.util.List;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is not as it was in a run: refused, or warned of when it is to be used all the same. */
final class Changes {
  private static final Logger LOG = LoggerFactory.getLogger(Changes.class);

  private final boolean force;
  private final List<String> places = new ArrayList<>();

  Changes(boolean force) {
    this.force = force;
  }

  /**
   * Takes note of changes.
   *
   * @throws ToolkitException with all of them, unless forced
   */
  void found(List<Problem> changes) {
    if (!changes.isEmpty() && !force) {
      throw new ToolkitException(changes);
    }
    for (Problem change : changes) {
      String place = change.where().orElse("");
      LOG.warn("{} It is used as it is: {}", change.sentence(), place);
      places.add(place);
    }
  }

  /** Takes note of those that were found elsewhere. */
  void found(Changes others) {
    others.places.stream().filter(place -> !places.contains(place)).forEach(places::add);
  }

  /** Where they are. */
  List<String> places() {
    return List.copyOf(places);
  }
}
