package org.candor.readiness;

import java.util.Set;
import org.candor.records.AsOf;

/** Which controls of ISO/IEC 42001 the approved Statement of Applicability leaves out. 6.1.3. */
@FunctionalInterface
interface Exclusions {

  /** Ids of controls, as of a moment; empty while nothing was approved. */
  Set<String> at(AsOf asOf);
}
