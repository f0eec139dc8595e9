package org.candor.systems;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.candor.kernel.PersonId;
import org.candor.register.Prose;
import org.candor.register.Unfit;
import org.candor.web.Phrase;
import org.jspecify.annotations.Nullable;

/** Data that an AI system is trained, validated, tested or run on. ISO/IEC 22989, 3.2.5; A.7. */
public record DataSet(
    String name,
    @Nullable @Prose String description,
    Set<Use> uses,
    @Nullable String source,
    @Nullable @Prose String preparation,
    @Nullable Answer personalData,
    @Nullable @Prose String coverage,
    @Nullable String licence,
    @Nullable Integer rows,
    @Nullable PersonId owner,
    @Nullable LocalDate collectedFrom,
    @Nullable LocalDate collectedTo) {

  public DataSet {
    uses = Collections.unmodifiableSet(new TreeSet<>(uses));
    if (collectedFrom != null && collectedTo != null && collectedTo.isBefore(collectedFrom)) {
      throw new Unfit("collectedTo", Phrase.of("systems.refused.collected"));
    }
    if (rows != null && rows < 0) {
      throw new Unfit("rows", Phrase.of("systems.refused.rows"));
    }
  }

  /** What data serve for. ISO/IEC 22989, 3.2. */
  public enum Use {
    TRAINING,
    VALIDATION,
    TEST,
    PRODUCTION
  }
}
