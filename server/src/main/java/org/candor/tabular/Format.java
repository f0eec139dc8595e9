package org.candor.tabular;

/** The form a table takes in a file. */
public enum Format {
  CSV,
  XLSX,
  JSON,
  NDJSON;

  /** How many rows fit, without the heads. A sheet has 2^20 rows. ECMA-376, part 1, 18.3.1.73. */
  public long mostRows() {
    return switch (this) {
      case XLSX -> (1 << 20) - 1;
      case CSV, JSON, NDJSON -> Long.MAX_VALUE;
    };
  }

  /** What people call it. */
  public Sentence words() {
    return Sentence.of("tabular.format." + name());
  }
}
