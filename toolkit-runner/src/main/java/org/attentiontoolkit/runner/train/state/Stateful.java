package org.attentiontoolkit.runner.train.state;

/** What changes while training goes on, and can go on from where it was. */
@FunctionalInterface
public interface Stateful {
  /**
   * Shows every value to a visitor, under the same names each time, and goes on with what the
   * visitor answers: one that writes answers what it is shown, one that reads what was written.
   */
  void visit(StateVisitor visitor);
}
