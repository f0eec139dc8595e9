package org.candor.tabular;

/** The form a table takes in a file. */
public enum Format {
  CSV,
  XLSX,
  JSON,
  NDJSON;

  /** What people call it. */
  public Sentence words() {
    return Sentence.of("tabular.format." + name());
  }
}
