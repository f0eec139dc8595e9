package org.candor.measure.fairness;

import org.candor.measure.Group;

/** k of the n rows of a group. */
record Share(Group group, long k, long n) {

  /** NaN without rows. */
  double value() {
    return (double) k / n;
  }
}
