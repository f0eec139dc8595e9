package org.candor.planning.applicability;

import static java.util.Objects.requireNonNullElse;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.candor.kernel.PersonId;
import org.candor.register.Prose;
import org.candor.register.Unfit;
import org.candor.web.Phrase;
import org.jspecify.annotations.Nullable;

/**
 * What the Statement of Applicability says of one control. Clause 6.1.3, d to f.
 *
 * <p>The records that drive it, such as a system, a law or a contract, are links of the record.
 *
 * @param control an id of Annex A, {@code A.6.2.4}, or the reference of a control of one's own
 * @param needed undecided until somebody decides
 * @param declared how far people say it is implemented; what records show is computed beside it. Of
 *     what is left out, nothing: older versions may still say it
 */
public record Applicability(
    String control,
    @Nullable Need needed,
    @Nullable @Prose String inclusion,
    @Nullable @Prose String exclusion,
    Set<Driver> drivers,
    @Nullable Status declared,
    @Nullable PersonId owner,
    @Nullable LocalDate dueOn) {

  public Applicability {
    needed = needed == null ? Need.UNDECIDED : needed;
    drivers = Collections.unmodifiableSet(new TreeSet<>(drivers));
    if (needed == Need.NOT_NEEDED && blank(exclusion)) {
      throw new Unfit("exclusion", Phrase.of("planning.soa.refused.exclusion"));
    }
    if (needed == Need.NEEDED && blank(inclusion) && drivers.isEmpty()) {
      throw new Unfit("inclusion", Phrase.of("planning.soa.refused.inclusion"));
    }
  }

  static Applicability undecided(String control) {
    return new Applicability(control, null, null, null, Set.of(), null, null, null);
  }

  /** Whether it is needed; undecided when nobody said. */
  public Need need() {
    return requireNonNullElse(needed, Need.UNDECIDED);
  }

  /** Whether no state is declared of a control that is left out. */
  boolean stateless() {
    return need() != Need.NOT_NEEDED || declared == null;
  }

  /** Whether a control is needed. Clause 6.1.3. */
  public enum Need {
    NEEDED,
    NOT_NEEDED,
    UNDECIDED
  }

  /** What makes a control necessary. */
  public enum Driver {
    RISK,
    IMPACT,
    LAW,
    CONTRACT,
    BEST_PRACTICE
  }

  /** How far a control is implemented, as declared. */
  public enum Status {
    NOT_STARTED,
    PLANNED,
    PARTLY,
    IMPLEMENTED
  }

  private static boolean blank(@Nullable String text) {
    return text == null || text.isBlank();
  }
}
