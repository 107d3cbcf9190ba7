package org.attentiontoolkit.tasks.batch;

/** Which examples make which batch of an epoch. It lies beside the heap, as it may be large. */
public final class BatchPlan {
  private final IntColumn order;
  private final IntColumn ends;
  private final IntColumn places;

  /**
   * A plan.
   *
   * @param order the examples
   * @param ends where in the order each batch ends
   * @param places in which order the batches are taken
   */
  BatchPlan(IntColumn order, IntColumn ends, IntColumn places) {
    this.order = order;
    this.ends = ends;
    this.places = places;
  }

  /** How many batches there are. */
  public int size() {
    return ends.size();
  }

  /** The numbers of the examples in a batch. */
  public int[] members(int batch) {
    int place = places.get(batch);
    return order.slice(place == 0 ? 0 : ends.get(place - 1), ends.get(place));
  }
}
