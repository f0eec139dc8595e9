package org.candor.tabular;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.candor.tabular.AFile.holding;
import static org.candor.tabular.AFile.opened;
import static org.candor.tabular.AFile.problems;
import static org.candor.tabular.AFile.rows;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import org.candor.tabular.Problem.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableReadingTests {
  private static final String TEXT =
      "name,city\nJosé,Köln\n\"Ada, \"\"Lady\"\"\",\"two\r\nlines\"\n";
  private static final List<List<String>> CELLS =
      List.of(List.of("José", "Köln"), List.of("Ada, \"Lady\"", "two\r\nlines"));

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(chars = {',', '\t', ';', '|'})
  void theDelimiterIsFound(char delimiter) {
    String text = "a;b|c\td".replaceAll("[;|\t]", "%s").replace("%s", "" + delimiter) + "\n";
    try (Table table = opened(holding(folder, text + text.replaceAll("[a-d]", "1")))) {
      assertThat(table.detected().delimiter()).isEqualTo(delimiter);
      assertThat(table.columns()).containsExactly("a", "b", "c", "d");
    }
  }

  @Test
  void decimalCommasDoNotMakeACommaTheDelimiter() {
    var rows = rows(holding(folder, "name;share\nA;0,5\nB;0,7\n"));
    assertThat(rows)
        .extracting(Row::cells)
        .containsExactly(List.of("A", "0,5"), List.of("B", "0,7"));
  }

  @Test
  void theLineThatNamesTheDelimiterIsNoData() {
    try (Table table = opened(holding(folder, "sep=;\na;b\n1;2\n"))) {
      assertThat(table.columns()).containsExactly("a", "b");
    }
  }

  @Test
  void byteOrderMarksAreReadAndDropped() {
    for (Charset charset :
        List.of(
            UTF_8, UTF_16LE, UTF_16BE, Charset.forName("UTF-32LE"), Charset.forName("UTF-32BE"))) {
      try (Table table = opened(holding(folder, "\uFEFF" + TEXT, charset))) {
        assertThat(table.detected().charset()).isEqualTo(charset);
        assertThat(table.columns()).containsExactly("name", "city");
        assertThat(table.rows().map(Row::cells).toList()).isEqualTo(CELLS);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-8, UTF-8",
    "UTF-16LE, UTF-16LE",
    "UTF-16BE, UTF-16BE",
    "windows-1252, windows-1252",
    "ISO-8859-1, windows-1252"
  })
  void encodingsAreFoundWithoutAMark(String written, String found) {
    try (Table table = opened(holding(folder, TEXT, Charset.forName(written)))) {
      assertThat(table.detected().charset()).isEqualTo(Charset.forName(found));
      assertThat(AFile.said(table.detected().confidence())).isNotBlank();
      assertThat(table.rows().map(Row::cells).toList()).isEqualTo(CELLS);
    }
  }

  @Test
  void japaneseIsGuessedFromItsBytes() {
    String text = "名前,都市\n" + "山田太郎さんは学校へ行きます,東京都の中央にある公園です\n".repeat(50);
    try (Table table = opened(holding(folder, text, Charset.forName("Shift_JIS")))) {
      assertThat(table.columns()).containsExactly("名前", "都市");
      assertThat(AFile.said(table.detected().confidence())).contains("guess");
    }
  }

  @Test
  void theCallerKnowsBetter() {
    Path file = holding(folder, "a,b\nŁódź;x,2\n", Charset.forName("windows-1250"));
    var reading = Reading.AS_DETECTED.in(Charset.forName("windows-1250")).delimitedBy(';');
    try (Table table = opened(file, "x", reading)) {
      assertThat(table.columns()).containsExactly("a,b");
      assertThat(table.rows().toList().getFirst().problems())
          .extracting(Problem::code)
          .containsExactly(Code.TOO_MANY_CELLS);
    }
  }

  @Test
  void headersAreTrimmedNamedAndMadeUnique() {
    try (Table table = opened(holding(folder, " a ,a,, a\n1,2,3,4\n"))) {
      assertThat(table.columns()).containsExactly("a", "a (2)", "Column 3", "a (3)");
      assertThat(table.notices())
          .extracting(Problem::column, Problem::code)
          .containsExactly(
              tuple("a (2)", Code.DUPLICATE_HEADER),
              tuple("Column 3", Code.BLANK_HEADER),
              tuple("a (3)", Code.DUPLICATE_HEADER));
    }
  }

  @Test
  void badRowsAreReportedAndGoodRowsGoOn() {
    String text = "a,b\n1,2\n\n3\n4,5,6\n7,8,\n , \n9,10";
    var rows = rows(holding(folder, text));
    assertThat(rows)
        .extracting(Row::number, Row::line, Row::sound)
        .containsExactly(
            tuple(1L, 2L, true),
            tuple(2L, 4L, false),
            tuple(3L, 5L, false),
            tuple(4L, 6L, true),
            tuple(5L, 8L, true));
    assertThat(rows.get(1).problems())
        .extracting(Problem::code)
        .containsExactly(Code.TOO_FEW_CELLS);
    assertThat(rows.get(2).problems())
        .extracting(Problem::code)
        .containsExactly(Code.TOO_MANY_CELLS);
    assertThat(rows.get(2).cells()).containsExactly("4", "5");
  }

  @Test
  void oneBrokenByteSpoilsOneCellOfAUtf8File() {
    byte[] bytes = ("a,b\n" + "é,ü\n".repeat(50) + "x#,1\né,ü\n").getBytes(UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = bytes[i] == '#' ? (byte) 0xE9 : bytes[i];
    }
    var problems = problems(holding(folder, bytes));
    assertThat(problems)
        .extracting(Problem::row, Problem::column, Problem::code, Problem::excerpt)
        .containsExactly(tuple(51L, "a", Code.UNDECODABLE, "x\uFFFD"));
  }

  @Test
  void everyLineEndIsALineEnd() {
    for (String end : List.of("\n", "\r\n", "\r")) {
      var rows = rows(holding(folder, String.join(end, "a,b", "1,2", "3,4")));
      assertThat(rows).extracting(Row::line).containsExactly(2L, 3L);
    }
  }

  @Test
  void jsonInItsThreeShapesIsTheSameTable() {
    String one = "{\"id\": 1, \"name\": \"Ada\", \"tags\": [\"x\", {\"y\": 2}]}";
    String two = "{\"id\": 2.50, \"extra\": true, \"name\": null}";
    for (String text :
        List.of(
            "[" + one + ",\n" + two + "]",
            "{\"page\": 1, \"items\": [" + one + "," + two + "]}",
            one + "\n" + two + "\n")) {
      try (Table table = opened(holding(folder, text))) {
        assertThat(table.columns()).containsExactly("id", "name", "tags", "extra");
        assertThat(
                table
                    .rows()
                    .map(r -> String.join("/", r.cells().stream().map(String::valueOf).toList())))
            .containsExactly("1/Ada/[\"x\",{\"y\":2}]/null", "2.50/null/null/true");
      }
    }
  }

  @Test
  void aBrokenJsonLineSpoilsOnlyItself() {
    String text =
        "{\"a\":1}\n{\"a\":\n[1]\n{\"a\":\"\\ud800\"}\n{\"a\":2,\"a\":3}\n{\"a\":4} x\n{\"a\":5}";
    var rows = rows(holding(folder, text), Reading.AS_DETECTED.as(Format.NDJSON));
    assertThat(rows.stream().flatMap(r -> r.problems().stream()).map(Problem::code))
        .containsExactly(
            Code.BROKEN_JSON,
            Code.NOT_AN_OBJECT,
            Code.LONE_SURROGATE,
            Code.DUPLICATE_FIELD,
            Code.BROKEN_JSON);
    assertThat(rows).filteredOn(Row::sound).extracting(Row::line).containsExactly(1L, 7L);
  }
}
