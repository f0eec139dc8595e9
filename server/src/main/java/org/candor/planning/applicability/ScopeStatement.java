package org.candor.planning.applicability;

import java.util.Optional;
import org.candor.records.AsOf;

/** What the organization says its AI management system covers; kept by another room. Clause 4.3. */
@FunctionalInterface
public interface ScopeStatement {

  /** Empty while nobody has written it. */
  Optional<String> text(AsOf asOf);
}
