package org.candor.tabular;

/** The form a table takes in a file. */
public enum Format {
  CSV("delimited text"),
  XLSX("Excel workbook"),
  JSON("JSON"),
  NDJSON("JSON lines");

  private final String words;

  Format(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }
}
