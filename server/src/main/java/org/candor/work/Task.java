package org.candor.work;

import java.time.LocalDate;
import org.candor.kernel.PersonId;
import org.candor.register.ByVerb;
import org.candor.register.Prose;
import org.candor.register.Unfit;
import org.candor.support.evidence.Coverable;
import org.candor.web.Phrase;
import org.jspecify.annotations.Nullable;

/**
 * Something to be done by someone until a day. Clause 6.2.
 *
 * @param requirement the line of a framework that it serves, as in evidence: {@code 6.1.2-3}
 * @param about the record that it serves, as people call it: {@code SYS-12}
 * @param closing who closed it, a person, the records or an acceptance; null while it is open
 * @param closedOn the day it was closed; null while it is open
 */
public record Task(
    String name,
    @Nullable @Prose String reason,
    @Nullable String requirement,
    @Nullable String about,
    @Nullable PersonId owner,
    @Nullable LocalDate dueOn,
    @Nullable Effort effort,
    @Nullable @ByVerb(always = true) State state,
    @Nullable @ByVerb(always = true) Origin origin,
    @Nullable @ByVerb(always = true) Closing closing,
    @Nullable @ByVerb(always = true) LocalDate closedOn) {

  public Task {
    requirement = requirement == null ? null : Coverable.spelled(requirement);
    state = state == null ? State.OPEN : state;
    origin = origin == null ? Origin.PERSON : origin;
    if (state == State.OPEN && (closing != null || closedOn != null)) {
      throw new Unfit("", Phrase.of("work.refused.open"));
    }
  }

  /** Whether something remains to be done. */
  public enum State {
    OPEN,
    DONE,
    DROPPED
  }

  /** Hours, days, weeks. */
  public enum Effort {
    SMALL,
    MEDIUM,
    LARGE
  }

  /** Where it came from. */
  public enum Origin {
    PERSON,
    /** A requirement that is not met: it closes by itself when records show that it is. */
    GAP,
    MONITOR,
    /** Something that is about to expire: it closes by itself when that is renewed. */
    REMINDER
  }

  /** What closed it. */
  public enum Closing {
    PERSON,
    RECORDS,
    /** Somebody answers for it that what failed stays as it is: it was not mended. */
    ACCEPTANCE
  }

  static Task of(
      String name,
      @Nullable String reason,
      @Nullable String requirement,
      @Nullable String about,
      @Nullable PersonId owner,
      @Nullable LocalDate dueOn,
      @Nullable Effort effort,
      Origin origin) {
    return new Task(
        name, reason, requirement, about, owner, dueOn, effort, State.OPEN, origin, null, null);
  }

  Task closed(State as, Closing by, LocalDate on) {
    return new Task(name, reason, requirement, about, owner, dueOn, effort, as, origin, by, on);
  }

  Task opened() {
    return new Task(
        name, reason, requirement, about, owner, dueOn, effort, State.OPEN, origin, null, null);
  }

  boolean open() {
    return state == State.OPEN;
  }

  boolean overdue(LocalDate today) {
    return open() && dueOn != null && dueOn.isBefore(today);
  }
}
