package org.candor.measure.engine;

import java.util.List;
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

  @Override
  void close();
}
