package org.candor.access;

import java.util.Locale;

/** What can be done with a resource. */
public enum Action {
  READ,
  RECORD,
  REVISE,
  RETIRE,
  COMMENT,
  IMPORT,
  EXPORT,
  /** Everything that changes who may do what. */
  MANAGE;

  /** As written in a token's scope: {@code systems/ai-systems:read}. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
