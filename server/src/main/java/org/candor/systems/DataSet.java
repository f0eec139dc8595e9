package org.candor.systems;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.candor.kernel.PersonId;
import org.candor.register.Hint;
import org.candor.register.Prose;
import org.candor.register.Unfit;
import org.candor.web.Phrase;
import org.jspecify.annotations.Nullable;

/** Data that an AI system is trained, validated, tested or run on. ISO/IEC 22989, 3.2.5; A.7. */
public record DataSet(
    String name,
    @Nullable @Prose @Hint("What is in it?") String description,
    @Hint("What is it used for?") Set<Use> uses,
    @Nullable @Hint("Where did it come from? (A.7.5)") String source,
    @Nullable @Prose @Hint("How was it gathered and prepared? (A.7.3, A.7.6)") String preparation,
    @Nullable @Hint("Are personal data in it?") Answer personalData,
    @Nullable @Prose @Hint("Which people does it cover, and whom does it miss?") String coverage,
    @Nullable @Hint("Under which licence or right?") String licence,
    @Nullable @Hint("How many rows?") Integer rows,
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
