package org.candor.records;

import java.util.List;

/**
 * What no comment, link or attachment may be. This room knows no language: whoever shows it finds
 * the words for {@link Why}.
 */
public final class Improper extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  private final Why why;
  private final transient List<Object> arguments;

  /** What is wrong. */
  public enum Why {
    COMMENT_BLANK,
    /** Filled by the most characters there may be. */
    COMMENT_LONG,
    LINK_UNNAMED,
    LINK_TO_ITSELF,
    FILE_UNNAMED
  }

  Improper(Why why, Object... arguments) {
    super(why.name());
    this.why = why;
    this.arguments = List.of(arguments);
  }

  public Why why() {
    return why;
  }

  public List<Object> arguments() {
    return arguments;
  }
}
