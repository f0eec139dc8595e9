package org.candor.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RoundTripTests {
  private static final List<String> COLUMNS =
      List.of("name", "=formula", "Ünï \"quoted\", header", "x\ny");
  private static final List<String> HARD =
      List.of(
          "=1+1",
          "+1",
          "-1",
          "@SUM(A1)",
          "'=1",
          "''=1",
          "'plain",
          "'",
          "-",
          "=cmd|' /C calc'!A0",
          "a,b;c|d\te",
          "say \"hi\"",
          "\"",
          "two\nlines",
          "two\r\nlines",
          "two\rlines",
          "名前 🙂 é e\u0301",
          "_x000D_",
          "_x005F_",
          "\u0001\u001Fx",
          "\uFFFE\uFFFF",
          "<b>&amp;</b>",
          "null",
          "true",
          "1e5",
          "007",
          "12345678901234567890",
          "2023-10-01",
          "https://example.org/?a=1&b=2",
          "a\tb",
          "\uFFFD");

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void hardTextsComeBackAsTheyWent(Format format) throws IOException {
    var rows = new ArrayList<List<String>>();
    for (String text : HARD) {
      rows.add(Arrays.asList(text, null, "x" + text, text + "."));
    }
    assertThat(roundTrip(format, rows)).isEqualTo(rows);
  }

  @ParameterizedTest
  @EnumSource
  void randomTextsComeBackAsTheyWent(Format format) throws IOException {
    var random = new Random(42_001);
    String alphabet = "=+-@'\",;|\t\r\n ax_0Dé\u00A0🙂\u0007";
    var rows = new ArrayList<List<String>>();
    for (int i = 0; i < 2_000; i++) {
      var row = new ArrayList<String>();
      for (int c = 0; c < COLUMNS.size(); c++) {
        var text = new StringBuilder();
        random
            .ints(random.nextInt(12), 0, alphabet.codePointCount(0, alphabet.length()))
            .forEach(
                n -> text.appendCodePoint(alphabet.codePointAt(alphabet.offsetByCodePoints(0, n))));
        row.add(Cells.trimmed(text));
      }
      row.set(0, "row " + i);
      rows.add(row);
    }
    assertThat(roundTrip(format, rows)).isEqualTo(rows);
  }

  @ParameterizedTest
  @EnumSource
  void typedValuesComeBackAsTheirText(Format format) throws IOException {
    List<Object> typed =
        List.of(
            42, -1.5, new BigDecimal("0.10"), LocalDate.of(2023, 10, 1), 12345678901234567L, true);
    var out = new ByteArrayOutputStream();
    try (var writer = TableWriter.to(format, out, List.of("a", "b", "c", "d", "e", "f"))) {
      writer.write(typed);
    }
    String tenth = format == Format.XLSX ? "0.1" : "0.10";
    assertThat(AFile.rows(AFile.holding(folder, out.toByteArray())).getFirst().cells())
        .containsExactly("42", "-1.5", tenth, "2023-10-01", "12345678901234567", "true");
  }

  @Test
  void aSpreadsheetRunsNothingOfACsv() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var writer = TableWriter.csv(out, List.of("=evil"), true)) {
      writer.write(List.of("=1+1"));
      writer.write(List.of("\t=1"));
      writer.write(List.of(-5));
    }
    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo("\uFEFF'=evil\r\n'=1+1\r\n'\t=1\r\n-5\r\n");
  }

  @Test
  void jsonCarriesExactValuesWithoutApostrophes() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var writer = TableWriter.to(Format.NDJSON, out, List.of("a", "b"))) {
      writer.write(Arrays.asList("=1+1", null));
      writer.write(List.of(new BigDecimal("1.50"), true));
    }
    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo("{\"a\":\"=1+1\",\"b\":null}\n{\"a\":1.50,\"b\":true}\n");
  }

  @Test
  void anotherReaderSeesTextDatesAndABoldFrozenHeaderInTheWorkbook() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var writer = TableWriter.xlsx(out, List.of("a", "b", "c"), "Systems")) {
      writer.write(List.of("=1+1", LocalDate.of(2023, 10, 1), "x".repeat(40_000)));
      writer.write(
          List.of("y", Instant.parse("2023-10-01T14:30:00Z"), LocalDateTime.of(2023, 1, 2, 3, 4)));
    }
    Path file = AFile.holding(folder, out.toByteArray());
    try (var book = new ReadableWorkbook(file.toFile())) {
      var rows = book.getFirstSheet().read();
      assertThat(rows.get(1).getCell(0).getType())
          .isEqualTo(org.dhatim.fastexcel.reader.CellType.STRING);
      assertThat(rows.get(1).getCellText(0)).isEqualTo("=1+1");
      assertThat(rows.get(1).getCellAsDate(1)).contains(LocalDate.of(2023, 10, 1).atStartOfDay());
      assertThat(rows.get(1).getCellText(2))
          .hasSize(32_767)
          .endsWith("[cut: 40,000 characters in all]");
    }
    var rows = AFile.rows(file);
    assertThat(rows.get(1).cells()).containsExactly("y", "2023-10-01T14:30", "2023-01-02T03:04");
    try (var zip = new java.util.zip.ZipFile(file.toFile())) {
      var sheet = zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml")).readAllBytes();
      assertThat(new String(sheet, StandardCharsets.UTF_8)).contains("state=\"frozen\"");
    }
  }

  @Test
  void workbooksOfOtherProgramsAreReadAsTheyShow() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var book = new Workbook(out, "test", "1.0")) {
      book.newWorksheet("Notes").value(0, 0, "nothing here");
      var sheet = book.newWorksheet("Data");
      String[] header = {"shared", "number", "date", "formula", "truth", "big"};
      for (int i = 0; i < header.length; i++) {
        sheet.value(2, i, header[i]);
      }
      sheet.value(4, 0, " shared text ");
      sheet.value(4, 1, 3.0);
      sheet.value(4, 2, LocalDateTime.of(2024, 2, 29, 12, 0));
      sheet.style(4, 2).format("[$-409]d mmm yyyy hh:mm").set();
      sheet.value(4, 4, true);
      sheet.value(4, 5, 0.1 + 0.2);
    }
    Path file = AFile.holding(folder, out.toByteArray());
    try (Table table = AFile.opened(file, "x.xlsx", Reading.AS_DETECTED.ofSheet("Data"))) {
      assertThat(table.detected().sheets()).containsExactly("Notes", "Data");
      assertThat(table.columns()).hasSize(6);
      var row = table.rows().toList().getFirst();
      assertThat(row.cells())
          .containsExactly(
              "shared text", "3", "2024-02-29T12:00", null, "true", "0.30000000000000004");
      assertThat(row.line()).isEqualTo(5);
    }
  }

  @Test
  void formulasShowTheirCachedValueAndDatesTheirDay() {
    String sheet =
        "<x><sheetData><row><c t='str'><v>a</v></c><c t='str'><v>b</v></c><c t='str'><v>c</v></c></row>"
            + "<row><c><f>1+1</f><v>2</v></c><c s='1'><v>45200</v></c><c t='e'><v>#N/A</v></c></row>"
            + "<row><c t='str'><f>T(1)</f><v>x_x000D_y</v></c><c s='1'><v>59</v></c><c s='1'><v>0.5</v></c></row>"
            + "<row><c t='d'><v>2023-10-01</v></c><c t='s'><v>0</v></c><c><v>1E+20</v></c></row></sheetData></x>";
    String styles =
        "<s><numFmts><numFmt numFmtId='164' formatCode='yyyy\\-mm\\-dd'/></numFmts>"
            + "<cellXfs><xf numFmtId='0'/><xf numFmtId='164'/></cellXfs></s>";
    String strings =
        "<sst><si><r><t>rich </t></r><r><t>text</t></r><rPh><t>no</t></rPh></si></sst>";
    Path file =
        AFile.workbook(
            folder,
            sheet,
            java.util.Map.of("xl/styles.xml", styles, "xl/sharedStrings.xml", strings));
    assertThat(AFile.rows(file))
        .extracting(Row::cells)
        .containsExactly(
            List.of("2", "2023-10-01", "#N/A"),
            List.of("x\ry", "1900-02-28", "12:00"),
            List.of("2023-10-01", "rich text", "1E+20"));
  }

  @Test
  void aRowOfAnotherWidthIsNotWritten() throws IOException {
    for (Format format : Format.values()) {
      var writer = TableWriter.to(format, new ByteArrayOutputStream(), List.of("a", "b"));
      assertThatThrownBy(() -> writer.write(List.of("1")))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private List<List<String>> roundTrip(Format format, List<List<String>> rows) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var writer = TableWriter.to(format, out, COLUMNS)) {
      for (var row : rows) {
        writer.write(row);
      }
    }
    Path file = AFile.holding(folder, out.toByteArray());
    try (Table table =
        AFile.opened(
            file,
            "x",
            format == Format.CSV ? Reading.AS_DETECTED.unquotingFormulas() : Reading.AS_DETECTED)) {
      assertThat(table.detected().format()).isEqualTo(format);
      assertThat(table.columns()).isEqualTo(COLUMNS);
      return table
          .rows()
          .peek(row -> assertThat(row.problems()).isEmpty())
          .map(Row::cells)
          .toList();
    }
  }
}
