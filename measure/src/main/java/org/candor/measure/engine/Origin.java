package org.candor.measure.engine;

import java.util.List;
import java.util.Set;
import org.candor.measure.Fingerprint;

/** What stands behind the rows of an engine. */
interface Origin extends AutoCloseable {

  /** How the rows are read, without the place. */
  String reading();

  List<String> notes();

  /**
   * @throws org.candor.measure.Unmeasurable where it changed since it was opened
   */
  Fingerprint fingerprint(long rows);

  /**
   * The same, where rows are known again only by what stands in them.
   *
   * @param asked the columns that a query spoke of, quoted and in order
   */
  default Fingerprint fingerprint(long rows, Set<String> asked, Queries queries) {
    return fingerprint(rows);
  }

  @Override
  void close();
}
