package org.candor.planning.applicability;

import static org.candor.web.Messages.text;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A fact that speaks against what the statement says of a control. While one stands, the statement
 * cannot count as right. Clause 6.1.3.
 *
 * @param count records that speak against it
 * @param before how many of them did already when the control was left out
 * @param since when it was left out; null when it was not
 * @param href where people see these records
 * @param list where programs read them
 */
public record Contradiction(
    String control,
    Kind kind,
    String sentence,
    long count,
    long before,
    @Nullable Instant since,
    String href,
    String list) {

  /** What is contradicted. */
  public enum Kind {
    /** It is left out, and records show that it is needed. */
    EXCLUDED,
    /** It is declared implemented, and no evidence that covers it counts any more. */
    UNBACKED,
    /**
     * It is declared further than records show it to be: a person's word beside what is computed.
     */
    OVERSTATED
  }

  /** Whether the statement does not count as right while it stands. */
  public boolean wrong() {
    return kind != Kind.OVERSTATED;
  }

  /** Records that came since it was left out. */
  public long fresh() {
    return Math.max(0, count - before);
  }

  /** What a line claims beyond what was computed of it. */
  static Contradiction overstated(Line line) {
    var control = line.control().id();
    var computed = Objects.requireNonNull(line.computed());
    var sentence =
        text(
            "planning.soa.overstated",
            control,
            Labels.status(line.declared()),
            Labels.computed(computed),
            computed.why());
    var href = Objects.requireNonNullElse(computed.href(), line.coverage().href());
    var list = "/api/v1" + line.coverage().href();
    return new Contradiction(control, Kind.OVERSTATED, sentence, 0, 0, null, href, list);
  }

  static List<Contradiction> freshFirst(List<Contradiction> all) {
    return all.stream()
        .sorted((one, other) -> Long.compare(Math.min(1, other.fresh()), Math.min(1, one.fresh())))
        .toList();
  }
}
