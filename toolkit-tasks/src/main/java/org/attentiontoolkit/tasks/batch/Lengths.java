package org.attentiontoolkit.tasks.batch;

/** How long the two sides of examples are, in tokens. */
public interface Lengths {
  /** How many examples there are. */
  int count();

  /** S of an example, from 0. */
  int source(int example);

  /** T of an example, from 0. */
  int target(int example);
}
