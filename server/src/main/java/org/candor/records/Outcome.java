package org.candor.records;

/** What became of one {@link Change} of several. */
public sealed interface Outcome<R extends Record> {

  record Written<R extends Record>(Entry<R> entry) implements Outcome<R> {}

  /** The record said that already; nothing was written. */
  record Unchanged<R extends Record>(Entry<R> entry) implements Outcome<R> {}

  record Refused<R extends Record>(RuntimeException reason) implements Outcome<R> {}
}
