package org.candor.planning.applicability;

import static org.candor.web.Messages.text;

import java.util.UUID;
import org.candor.planning.applicability.Statement.State;
import org.candor.records.Entry;
import org.candor.web.Times;
import org.candor.web.Tone;

/**
 * A version of the statement with the names of those who had to do with it, as they were then.
 *
 * @param submitter empty when the name was erased
 * @param decider empty while nobody decided
 */
public record Version(Entry<Statement> entry, String submitter, String decider) {

  public UUID id() {
    return entry.id();
  }

  public int number() {
    return entry.number();
  }

  public Statement statement() {
    return entry.content();
  }

  public State state() {
    return statement().state();
  }

  public boolean waits() {
    return state() == State.SUBMITTED;
  }

  public String title() {
    return text("planning.soa.version", number());
  }

  public String stateWords() {
    return text("planning.soa.state." + state().name());
  }

  public Tone tone() {
    return switch (state()) {
      case APPROVED -> Tone.GOOD;
      case SUBMITTED -> Tone.INFO;
      case RETURNED -> Tone.WARN;
      case SUPERSEDED, WITHDRAWN -> Tone.NEUTRAL;
    };
  }

  public String submittedOn() {
    return Times.shortDay(statement().submittedOn());
  }

  public String decidedOn() {
    var day = statement().decidedOn();
    return day == null ? "" : Times.shortDay(day);
  }

  public String href() {
    return StatementPages.AT + "/" + id();
  }

  /** The first and last digits are what people compare. */
  public String shortHash() {
    return statement().sha256().substring(0, 12);
  }
}
