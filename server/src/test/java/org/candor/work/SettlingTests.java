package org.candor.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.candor.readiness.Verdict;
import org.candor.work.Task.Closing;
import org.candor.work.Task.Origin;
import org.candor.work.Task.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SettlingTests {

  private static final LocalDate DAY = LocalDate.parse("2026-03-01");
  private static final Task OPEN =
      Task.of("Close the gap", null, "4.1-3", null, null, null, null, Origin.GAP);

  @ParameterizedTest
  @EnumSource(Verdict.class)
  void anOpenTaskIsClosedByNothingLessThanMet(Verdict verdict) {
    var wanted =
        switch (verdict) {
          case MET -> TaskVerb.FINISH;
          case NOT_APPLICABLE -> TaskVerb.DROP;
          case PARTLY, NOT_MET, UNKNOWN, STALE -> null;
        };
    assertThat(Settling.verb(OPEN, verdict)).isEqualTo(wanted);
  }

  @ParameterizedTest
  @EnumSource(
      value = Verdict.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"MET", "NOT_APPLICABLE"})
  void whatTheRecordsClosedTheyOpenAgain(Verdict verdict) {
    var closed = OPEN.closed(State.DONE, Closing.RECORDS, DAY);
    assertThat(Settling.verb(closed, verdict)).isEqualTo(TaskVerb.REOPEN);
  }

  @Test
  void whatAPersonClosedStaysClosed() {
    var dropped = OPEN.closed(State.DROPPED, Closing.PERSON, DAY);
    for (var verdict : Verdict.values()) {
      assertThat(Settling.verb(dropped, verdict)).isNull();
    }
  }
}
