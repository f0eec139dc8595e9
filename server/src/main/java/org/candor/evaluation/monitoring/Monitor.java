package org.candor.evaluation.monitoring;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.candor.kernel.PersonId;
import org.candor.register.ByVerb;
import org.candor.register.Prose;
import org.candor.register.Unfit;
import org.candor.support.evidence.Coverable;
import org.candor.web.Phrase;
import org.jspecify.annotations.Nullable;

/**
 * A measurement with limits and a schedule, and what it serves. Clause 9.1.
 *
 * @param options what is asked, one a line, in the words of the command: {@code prediction:
 *     approved}
 * @param limits other limits than the usual ones, such as {@code impactRatio=0.9..}
 * @param decidedBy metrics that decide; none for all that have a limit
 * @param source a data source, such as {@code DSR-1}
 * @param reference the source that drift is measured against
 * @param controls lines it serves, as in evidence
 * @param schedule daily, weekly, monthly or five fields of cron, in UTC; null where people ask
 * @param validDays how long a passed measurement is evidence
 * @param outcome of the last measurement; null while there is none
 * @param dueOn the day by which it is to be measured again
 * @param measurement the last one, such as {@code MSR-7}
 * @param failedOn since when a failure stands that nothing has shown to be mended; null without one
 * @param failedAsking how it asked then, as {@link Failure} writes it
 * @param eased what it no longer asks of what failed, in sentences; null where it asks it all
 * @param acceptedOn when somebody answered for it that less is asked than what failed; null where
 *     all of it is asked
 * @param accepted what failed, what of it is no longer asked, and why that was taken
 * @param acceptedAsking how it asked when it failed, as {@link Failure} writes it
 * @param released why a failure that stands speaks no longer: its system is out of use; null where
 *     it speaks
 */
public record Monitor(
    String name,
    Question question,
    List<String> options,
    List<String> limits,
    List<String> decidedBy,
    String source,
    @Nullable String reference,
    @Nullable String system,
    @Nullable String model,
    @Nullable String dataSet,
    List<String> controls,
    @Nullable String objective,
    @Nullable PersonId owner,
    @Nullable String schedule,
    @Nullable Integer validDays,
    boolean paused,
    @Nullable @ByVerb(always = true) Outcome outcome,
    @Nullable @ByVerb(always = true) LocalDate measuredOn,
    @Nullable @ByVerb(always = true) LocalDate dueOn,
    @Nullable @ByVerb(always = true) String measurement,
    @Nullable @ByVerb(always = true) LocalDate failedOn,
    @Nullable @Prose @ByVerb(always = true) String failedAsking,
    @Nullable @Prose @ByVerb(always = true) String eased,
    @Nullable @ByVerb(always = true) LocalDate acceptedOn,
    @Nullable @ByVerb(always = true) PersonId acceptedBy,
    @Nullable @Prose @ByVerb(always = true) String accepted,
    @Nullable @Prose @ByVerb(always = true) String acceptedAsking,
    @Nullable @Prose @ByVerb(always = true) String released) {

  static final int USUAL_DAYS = 90;
  private static final int MOST_DAYS = 730;

  public Monitor {
    options = List.copyOf(options);
    limits = List.copyOf(limits);
    decidedBy = List.copyOf(decidedBy);
    controls = Coverable.spelled(controls);
    if (validDays != null && (validDays < 1 || validDays > MOST_DAYS)) {
      throw new Unfit("validDays", Phrase.of("evaluation.refused.days", MOST_DAYS));
    }
    if (question == Question.DRIFT && source.equals(reference)) {
      throw new Unfit("reference", Phrase.of("evaluation.refused.itself"));
    }
  }

  /** What is asked of the rows. */
  public enum Question {
    FAIRNESS,
    DRIFT,
    QUALITY,
    PERFORMANCE,
    REGRESSION,
    RANKING,
    SERIES,
    ESTIMATE,
    PROFILE;

    /** Whether it is the data that are judged, rather than what a model makes of them. */
    public boolean ofData() {
      return switch (this) {
        case QUALITY, DRIFT, PROFILE -> true;
        case FAIRNESS, PERFORMANCE, REGRESSION, RANKING, SERIES, ESTIMATE -> false;
      };
    }
  }

  /**
   * That it is asked less than what failed, and somebody answers for it.
   *
   * @param by null where it was no person
   */
  record Waiver(LocalDate on, @Nullable PersonId by, String words, String asking) {}

  @Nullable Waiver waiver() {
    return acceptedOn == null || accepted == null || acceptedAsking == null
        ? null
        : new Waiver(acceptedOn, acceptedBy, accepted, acceptedAsking);
  }

  int days() {
    return validDays == null ? USUAL_DAYS : validDays;
  }

  /** Whether it broke a limit, and nothing has shown since that it keeps it. */
  public boolean failing() {
    return failedOn != null || outcome == Outcome.FAIL;
  }

  /** Whether it should have been measured again before this day. */
  public boolean overdue(LocalDate day) {
    return dueOn != null && dueOn.isBefore(day);
  }

  /** The day by which it is measured again, when it was measured now. */
  LocalDate nextDue(java.time.Instant measured) {
    var day = LocalDate.ofInstant(measured, java.time.ZoneOffset.UTC);
    return schedule == null
        ? day.plusDays(days())
        : LocalDate.ofInstant(Timetable.of(schedule).after(measured), java.time.ZoneOffset.UTC);
  }

  /** Whether a measurement of the one answers the other, and for the same controls. */
  boolean asksAs(Monitor other) {
    return question == other.question
        && options.equals(other.options)
        && limits.equals(other.limits)
        && decidedBy.equals(other.decidedBy)
        && source.equals(other.source)
        && Objects.equals(reference, other.reference)
        && Objects.equals(system, other.system)
        && controls.equals(other.controls);
  }

  /** The failure stands and speaks no longer, until it is measured again. */
  Monitor released(String words) {
    return new Monitor(
        name,
        question,
        options,
        limits,
        decidedBy,
        source,
        reference,
        system,
        model,
        dataSet,
        controls,
        objective,
        owner,
        schedule,
        validDays,
        true,
        outcome,
        measuredOn,
        dueOn,
        measurement,
        failedOn,
        failedAsking,
        eased,
        acceptedOn,
        acceptedBy,
        accepted,
        acceptedAsking,
        words);
  }

  /** Where a failure stands, it goes on standing, and speaks again where it was released. */
  Monitor came(
      Outcome to, @Nullable LocalDate on, @Nullable LocalDate due, @Nullable String record) {
    return new Monitor(
        name,
        question,
        options,
        limits,
        decidedBy,
        source,
        reference,
        system,
        model,
        dataSet,
        controls,
        objective,
        owner,
        schedule,
        validDays,
        paused,
        to,
        on,
        due,
        record,
        failedOn,
        failedAsking,
        null,
        acceptedOn,
        acceptedBy,
        accepted,
        acceptedAsking,
        null);
  }

  /** One that fails is not paused: nobody would see it, nor that it is mended. */
  Monitor failed(LocalDate on, String asking) {
    return standing(Outcome.FAIL, false, on, asking, null, waiver());
  }

  /** It passed, asked for less than what failed: that mends nothing. */
  Monitor easing(String words) {
    return standing(Outcome.FAIL, paused, failedOn, failedAsking, words, waiver());
  }

  /**
   * What failed is mended, or somebody answers for it that it is no longer asked.
   *
   * @param waiver for as long as less is asked; null where all of it is
   */
  Monitor mended(@Nullable Waiver waiver) {
    return standing(Outcome.PASS, paused, null, null, null, waiver);
  }

  private Monitor standing(
      Outcome to,
      boolean rests,
      @Nullable LocalDate failed,
      @Nullable String asking,
      @Nullable String less,
      @Nullable Waiver waiver) {
    return new Monitor(
        name,
        question,
        options,
        limits,
        decidedBy,
        source,
        reference,
        system,
        model,
        dataSet,
        controls,
        objective,
        owner,
        schedule,
        validDays,
        rests,
        to,
        measuredOn,
        dueOn,
        measurement,
        failed,
        asking,
        less,
        waiver == null ? null : waiver.on(),
        waiver == null ? null : waiver.by(),
        waiver == null ? null : waiver.words(),
        waiver == null ? null : waiver.asking(),
        null);
  }
}
