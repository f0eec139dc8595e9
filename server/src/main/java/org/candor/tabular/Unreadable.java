package org.candor.tabular;

/** A file that is refused as a whole, with one sentence that says why and what would help. */
public final class Unreadable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why a file is refused. */
  public enum Reason {
    EMPTY,
    NO_HEADER,
    NOT_A_TABLE,
    TOO_LARGE,
    TOO_MANY_COLUMNS,
    ROW_TOO_LONG,
    BOMB,
    FORBIDDEN_XML,
    ENCRYPTED,
    OLD_EXCEL,
    NO_SUCH_SHEET,
    TOO_DEEP,
    CUT_OFF,
    DAMAGED
  }

  private final Reason reason;
  private final transient Sentence sentence;

  Unreadable(Reason reason, String key, Object... arguments) {
    this(reason, Sentence.of(key, arguments));
  }

  Unreadable(Reason reason, Sentence sentence) {
    super(sentence.toString());
    this.reason = reason;
    this.sentence = sentence;
  }

  /** Why, and what would help. */
  public Sentence sentence() {
    return sentence;
  }

  public Reason reason() {
    return reason;
  }
}
