package org.candor.planning.applicability;

import java.util.List;
import org.candor.kernel.PersonId;
import org.candor.planning.applicability.Applicability.Need;
import org.candor.planning.applicability.Applicability.Status;
import org.candor.records.Entry;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one control: what the statement says, and what records say beside it.
 *
 * @param entry null while the statement does not speak of it
 * @param computed null where nothing computed it
 */
public record Line(
    Control control,
    @Nullable Entry<Applicability> entry,
    Coverage coverage,
    Implementation.@Nullable Computed computed,
    List<Tie> ties,
    List<Contradiction> contradictions) {

  public Line {
    ties = List.copyOf(ties);
    contradictions = List.copyOf(contradictions);
  }

  /**
   * A record that is linked to what the statement says of the control.
   *
   * @param relation as the link states it
   * @param kind the path of its register
   */
  public record Tie(String relation, String kind, String label, String title, String href) {}

  public Need need() {
    return entry == null ? Need.UNDECIDED : entry.content().need();
  }

  public boolean decided() {
    return need() != Need.UNDECIDED;
  }

  /** What is left out is not implemented to any degree, whatever was once said of it. */
  public @Nullable Status declared() {
    return entry == null || leftOut() ? null : entry.content().declared();
  }

  public boolean leftOut() {
    return need() == Need.NOT_NEEDED;
  }

  /** Declared further than it was computed to be, where it was. */
  public boolean overstated() {
    if (need() != Need.NEEDED || computed == null) {
      return false;
    }
    return switch (declared()) {
      case IMPLEMENTED -> computed.level() != Implementation.Level.IMPLEMENTED;
      case PARTLY -> !computed.level().favourable();
      case NOT_STARTED, PLANNED -> false;
      case null -> false;
    };
  }

  public @Nullable PersonId owner() {
    return entry == null ? null : entry.content().owner();
  }

  public boolean contradicted() {
    return !contradictions.isEmpty();
  }

  /** Whether records say that it cannot be left out. */
  public boolean wronglyExcluded() {
    return contradictions.stream().anyMatch(it -> it.kind() == Contradiction.Kind.EXCLUDED);
  }
}
