package org.candor.tabular;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The consolidated inventory of AI uses in US agencies, 2024: a table as the world writes it. */
class FederalInventoryTests {
  private static final int STAGE = 9;
  private static final int IMPACT = 10;
  private static final int INITIATED = 11;

  @Test
  void everyRowIsReadAndThePublishedFiguresComeOut() {
    var problems = new ArrayList<Problem>();
    try (Table table = inventory()) {
      assertThat(table.columns()).hasSize(62).doesNotHaveDuplicates();
      assertThat(table.columns().get(IMPACT)).startsWith("Is the AI use case rights-impacting");
      assertThat(table.detected().charset()).isEqualTo(Charset.forName("windows-1252"));
      assertThat(table.detected().delimiter()).isEqualTo(',');
      assertThat(table.notices())
          .hasSize(8)
          .allMatch(n -> n.code() == Problem.Code.DUPLICATE_HEADER);

      List<Row> rows = table.soundRows(problems::add).toList();

      assertThat(problems).isEmpty();
      assertThat(rows).hasSize(2_133);
      assertThat(count(rows, STAGE, "Operation and Maintenance")).isEqualTo(874);
      assertThat(count(rows, IMPACT, "Both")).isEqualTo(195);
      assertThat(count(rows, IMPACT, "Rights-Impacting")).isEqualTo(131);
      assertThat(count(rows, IMPACT, "Safety-impacting")).isEqualTo(20);
      assertThat(count(rows, IMPACT, "Safety-Impacting")).isEqualTo(5);
      assertThat(rows.getLast().number()).isEqualTo(2_133);
      assertThat(rows.getLast().line()).as("some cells span lines").isGreaterThan(4_000);
    }
  }

  @Test
  void apostrophesOfWindowsSurviveAndNoCellHasOuterBlanks() {
    try (Table table = inventory()) {
      assertThat(table.columns().get(8)).isEqualTo("Describe the AI system’s outputs.");
      assertThat(table.rows().flatMap(row -> row.cells().stream()).filter(c -> c != null))
          .noneMatch(c -> c.isBlank() || !c.equals(c.strip()));
    }
  }

  @Test
  void datesAreReadOrRefusedWithAReasonButNeverGuessed() {
    var us = new Dates.Preference(Dates.Order.MONTH_FIRST, null);
    try (Table table = inventory()) {
      var answers =
          table
              .rows()
              .map(row -> row.cells().get(INITIATED))
              .filter(c -> c != null)
              .map(text -> Dates.parse(text, us))
              .collect(Collectors.groupingBy(a -> a.getClass().getSimpleName()));
      assertThat(answers.get("Dated")).hasSize(1_236);
      assertThat(answers.get("Undated")).hasSize(52);
    }
  }

  @Test
  void whatIsWrittenInAnyFormatReadsTheSame() throws IOException {
    for (Format format : Format.values()) {
      var copy = Files.createTempFile("inventory", ".copy");
      try (Table table = inventory();
          TableWriter out = TableWriter.to(format, Files.newOutputStream(copy), table.columns())) {
        for (Row row : (Iterable<Row>) table.rows()::iterator) {
          out.write(row.cells());
        }
      }
      try (Table original = inventory();
          Table again = AFile.opened(copy, "copy", Reading.AS_DETECTED.unquotingFormulas())) {
        assertThat(again.detected().format()).isEqualTo(format);
        assertThat(again.columns()).isEqualTo(original.columns());
        assertThat(again.rows().map(Row::cells).toList())
            .isEqualTo(original.rows().map(Row::cells).toList());
      }
      Files.delete(copy);
    }
  }

  private static Table inventory() {
    return AFile.opened(
        AFile.shared("data/inventory/us-federal-2024.csv"), "inventory.csv", Reading.AS_DETECTED);
  }

  private static long count(List<Row> rows, int column, String value) {
    return rows.stream()
        .collect(
            Collectors.groupingBy(
                row -> String.valueOf(row.cells().get(column)), Collectors.counting()))
        .getOrDefault(value, 0L);
  }
}
