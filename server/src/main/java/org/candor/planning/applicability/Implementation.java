package org.candor.planning.applicability;

import java.util.Collection;
import java.util.Map;
import org.candor.records.AsOf;
import org.jspecify.annotations.Nullable;

/**
 * How far controls are implemented as records show it, computed elsewhere and never typed in. Where
 * nothing answers, it was not computed, and that is what pages say.
 */
public interface Implementation {

  /**
   * By the id of the control; one that is missing was not computed.
   *
   * @param controls ids of ISO/IEC 42001, {@code A.6.2.4}, and references of the organization's own
   */
  Map<String, Computed> of(Collection<String> controls, AsOf asOf);

  /**
   * A computed answer.
   *
   * @param why in one sentence
   * @param href where the reasons stand; null when there is no such place
   */
  record Computed(Level level, String why, @Nullable String href) {}

  /** How far records show a control to be implemented. None of the last three is favourable. */
  enum Level {
    IMPLEMENTED,
    PARTLY,
    NOT_IMPLEMENTED,
    /** It was, and what showed it has expired. */
    STALE,
    UNKNOWN;

    boolean favourable() {
      return this == IMPLEMENTED || this == PARTLY;
    }
  }
}
