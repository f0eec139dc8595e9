package org.candor.tabular;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.candor.tabular.AFile.filled;
import static org.candor.tabular.AFile.holding;
import static org.candor.tabular.AFile.text;
import static org.candor.tabular.AFile.workbook;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.candor.tabular.AFile.Filling;
import org.candor.tabular.Problem.Code;
import org.candor.tabular.Unreadable.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files made to hurt: each is refused with its reason, and none takes memory by its size. */
class HostileFileTests {
  private static final long FLAT = 96L << 20;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"%s,b\n1,2\n", "a,b\n%s,2\n3,4\n", "a,b\n\"%s\",2\n3,4\n"})
  void aCellOfAHundredMegabytesInText(String around) {
    Path file = filled(folder, out -> surrounded(out, around));
    assertThat(allocated(() -> refused(file, Reason.ROW_TOO_LONG))).isLessThan(FLAT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"a\":\"%s\"}]",
        "[{\"a\":1},{\"%s\":1}]",
        "{\"items\":[{\"a\":\"%s\"}]}",
        "{\"a\":\"x\"}\n{\"a\":\"%s\"}\n",
        "[{\"a\":[\"x\",\"%s\"]}]"
      })
  void aCellOfAHundredMegabytesInJson(String around) {
    Path file = filled(folder, out -> surrounded(out, around));
    assertThat(allocated(() -> refused(file, Reason.ROW_TOO_LONG))).isLessThan(FLAT);
  }

  @Test
  void aNestedJsonCellOfManySmallParts() {
    Path file =
        filled(
            folder,
            out -> {
              out.write("[{\"a\":[1".getBytes(UTF_8));
              repeat(out, ",123456789", 10_000_000);
              out.write("]}]".getBytes(UTF_8));
            });
    assertThat(allocated(() -> refused(file, Reason.ROW_TOO_LONG))).isLessThan(FLAT * 8);
  }

  @Test
  void aCellOverTheLimitSpoilsItsRowOnly() {
    String big = "x".repeat(Limits.STANDARD.cell() + 1);
    var sheet = sheet("<c t='inlineStr'><is><t>" + big + "</t></is></c>");
    for (Path file :
        new Path[] {
          holding(folder, "a,b\n" + big + ",2\n3,4\n"),
          holding(folder, "[{\"a\":\"" + big + "\",\"b\":2},{\"a\":3,\"b\":4}]"),
          holding(folder, "{\"a\":\"" + big + "\",\"b\":2}\n{\"a\":3,\"b\":4}"),
          workbook(folder, sheet, Map.of())
        }) {
      var rows = AFile.rows(file);
      assertThat(rows.getFirst().problems())
          .extracting(Problem::code)
          .containsExactly(Code.CELL_TOO_LONG);
      assertThat(rows.getFirst().problems().getFirst().excerpt()).hasSizeLessThan(100);
      assertThat(rows.getLast().cells()).containsExactly("3", "4");
      assertThat(rows.getLast().sound()).isTrue();
    }
  }

  @Test
  void tenThousandColumns() {
    String names =
        IntStream.range(0, 10_000).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
    String members =
        IntStream.range(0, 10_000)
            .mapToObj(i -> "\"c" + i + "\":1")
            .collect(Collectors.joining(","));
    String cells = "<c t='str'><v>x</v></c>".repeat(10_000);
    refused(holding(folder, names + "\n"), Reason.TOO_MANY_COLUMNS);
    refused(holding(folder, "[{" + members + "}]"), Reason.TOO_MANY_COLUMNS);
    refused(holding(folder, "{" + members + "}\n{\"a\":1}\n"), Reason.TOO_MANY_COLUMNS);
    refused(
        workbook(
            folder,
            "<worksheet><sheetData><row>" + cells + "</row></sheetData></worksheet>",
            Map.of()),
        Reason.TOO_MANY_COLUMNS);
    refused(
        workbook(folder, "<x><row><c r='ZZZZZZZ1' t='str'><v>x</v></c></row></x>", Map.of()),
        Reason.TOO_MANY_COLUMNS);
  }

  @Test
  void aRowFarWiderThanItsHeader() {
    Path file =
        filled(
            folder,
            out -> {
              out.write("a,b\n".getBytes(UTF_8));
              repeat(out, "1,", 1_000_000);
              out.write("\n3,4\n".getBytes(UTF_8));
            });
    var rows = AFile.rows(file);
    assertThat(rows.getFirst().problems())
        .extracting(Problem::code)
        .containsExactly(Code.TOO_MANY_CELLS);
    assertThat(rows.getLast().sound()).isTrue();
  }

  @Test
  void aZipBombAsWorkbook() {
    var parts =
        Map.<String, Filling>of(
            "xl/worksheets/sheet1.xml",
            out -> {
              out.write("<worksheet><sheetData>".getBytes(UTF_8));
              repeat(out, "<row><c/></row>", 20_000_000);
            });
    Path file = workbook(folder, parts);
    assertThat(allocated(() -> refused(file, Reason.BOMB))).isLessThan(FLAT * 40);
  }

  @Test
  void whatIsInflatedIsCountedWhateverTheArchiveSays() {
    Path file = workbook(folder, sheet(""), Map.of());
    var limits = new Limits(1 << 20, 100, 100, 100, 300, 100, 100);
    var e = catchThrowableOfType(Unreadable.class, () -> Tables.open(file, "x", limits));
    assertThat(e.reason()).isEqualTo(Reason.BOMB);
  }

  @Test
  void aBombOfSharedTexts() {
    Path file =
        workbook(
            folder,
            Map.of(
                "xl/sharedStrings.xml",
                out -> {
                  out.write("<sst>".getBytes(UTF_8));
                  repeat(out, "<si><t>xxxxxxxxxxxxxxxx</t></si>", 5_000_000);
                },
                "xl/worksheets/sheet1.xml",
                text("<x/>")));
    refused(file, Reason.BOMB);
  }

  @Test
  void aWorkbookCellOfAHundredMegabytes() {
    Path cell =
        workbook(
            folder,
            Map.of(
                "xl/worksheets/sheet1.xml",
                out -> {
                  out.write("<x><row><c t='inlineStr'><is><t>".getBytes(UTF_8));
                  hundredMegabytes(out);
                }));
    refused(cell, Reason.BOMB, Reason.DAMAGED, Reason.ROW_TOO_LONG);
    for (String start : List.of("<x><row><c t='", "<x><!--", "<x><row><c><v><![CDATA[", "<x><")) {
      Path one =
          workbook(
              folder,
              Map.of(
                  "xl/worksheets/sheet1.xml",
                  out -> {
                    out.write(start.getBytes(UTF_8));
                    hundredMegabytes(out);
                  }));
      assertThat(allocated(() -> refused(one, Reason.ROW_TOO_LONG, Reason.DAMAGED)))
          .as(start)
          .isLessThan(FLAT);
    }
  }

  @Test
  void tooManyFilesInAWorkbook() {
    Map<String, Filling> parts = new LinkedHashMap<>();
    IntStream.range(0, 20_000).forEach(i -> parts.put("f" + i, text("")));
    refused(workbook(folder, parts), Reason.BOMB);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x><row><c"
            + " t='str'><v>&e;</v></c></row></x>",
        "<!DOCTYPE x SYSTEM 'http://127.0.0.1:9/x.dtd'><x><row><c t='str'><v>a</v></c></row></x>",
        "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]><x><row><c"
            + " t='str'><v>&b;</v></c></row></x>",
        "<!DOCTYPE x [<!ENTITY % p SYSTEM 'file:///etc/passwd'> %p;]><x/>"
      })
  void documentTypesInAWorkbook(String xml) {
    refused(workbook(folder, xml, Map.of()), Reason.FORBIDDEN_XML);
    refused(workbook(folder, sheet(""), Map.of("xl/sharedStrings.xml", xml)), Reason.FORBIDDEN_XML);
    refused(workbook(folder, sheet(""), Map.of("xl/workbook.xml", xml)), Reason.FORBIDDEN_XML);
    refused(workbook(folder, sheet(""), Map.of("xl/styles.xml", xml)), Reason.FORBIDDEN_XML);
    refused(workbook(folder, sheet(""), Map.of("_rels/.rels", xml)), Reason.FORBIDDEN_XML);
  }

  @Test
  void brokenWorkbooks() throws IOException {
    refused(workbook(folder, "<x><row><c t='str'><v>a</c>", Map.of()), Reason.DAMAGED);
    refused(workbook(folder, "<x><row><c t='s'><v>7</v></c></row></x>", Map.of()), Reason.DAMAGED);
    refused(workbook(folder, "<x>" + "<y>".repeat(1_000), Map.of()), Reason.TOO_DEEP);
    refused(workbook(folder, "<x/>", Map.of()), Reason.EMPTY);
    refused(workbook(folder, "<x><row><c><v>1</v></c></row></x>", Map.of()), Reason.NO_HEADER);
    byte[] whole = Files.readAllBytes(workbook(folder, sheet(""), Map.of()));
    for (int length = whole.length - 1; length > 4; length -= 37) {
      refused(holding(folder, Arrays.copyOf(whole, length)), Reason.CUT_OFF);
    }
    refused(
        filled(
            folder,
            out -> {
              try (var zip = new ZipOutputStream(out)) {
                zip.putNextEntry(new ZipEntry("hello.txt"));
              }
            }),
        Reason.NOT_A_TABLE);
  }

  @Test
  void aWorkbookWithoutTheSheetAskedFor() {
    Path file = workbook(folder, sheet(""), Map.of());
    var e =
        catchThrowableOfType(
            Unreadable.class,
            () -> AFile.opened(file, "x", Reading.AS_DETECTED.ofSheet("Other")).close());
    assertThat(e.reason()).isEqualTo(Reason.NO_SUCH_SHEET);
    assertThat(AFile.said(e.sentence())).contains("One");
  }

  @Test
  void encryptedAndOldOfficeFiles() {
    byte[] mark = {
      (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
    };
    refused(holding(folder, Arrays.copyOf(mark, 1024)), Reason.OLD_EXCEL);
    refused(
        filled(
            folder,
            out -> {
              out.write(mark);
              out.write(new byte[2048]);
              out.write("EncryptedPackage".getBytes(UTF_16LE));
            }),
        Reason.ENCRYPTED);
  }

  @Test
  void nothingAndNearlyNothing() {
    for (String empty : new String[] {"", "\uFEFF", "\n\n  \n", "[]", "{\"items\":[]}"}) {
      refused(holding(folder, empty), Reason.EMPTY);
    }
    refused(holding(folder, "1,2,3\n4,5,6\n"), Reason.NO_HEADER);
    refused(holding(folder, "[1,2]"), Reason.NO_HEADER);
    refused(holding(folder, "[{},{}]"), Reason.NO_HEADER);
    assertThat(AFile.rows(holding(folder, "a,b"))).isEmpty();
  }

  @Test
  void whatIsNoTable() {
    refused(holding(folder, "a,b\n1,\0\n"), Reason.NOT_A_TABLE);
    refused(
        holding(folder, new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13}),
        Reason.NOT_A_TABLE);
    refused(holding(folder, "%PDF-1.7 and so on"), Reason.NOT_A_TABLE);
    refused(holding(folder, new byte[] {0x1F, (byte) 0x8B, 8, 1, 1, 1}), Reason.NOT_A_TABLE);
    refused(holding(folder, "<html><table><tr><td>a</td></tr></table></html>"), Reason.NOT_A_TABLE);
    refused(holding(folder, "{\"a\": {\"b\":\n 1}}"), Reason.NOT_A_TABLE);
  }

  @Test
  void jsonDeeperThanAHundred() {
    String deep = "[".repeat(100_000);
    refused(holding(folder, "[{\"a\":" + deep + "1"), Reason.TOO_DEEP);
    refused(holding(folder, "{\"a\":1}\n{\"a\":" + deep + "\n"), Reason.TOO_DEEP);
    refused(holding(folder, deep), Reason.TOO_DEEP);
  }

  @Test
  void cutOffFiles() {
    refused(holding(folder, "[{\"a\":1},{\"a\":"), Reason.CUT_OFF);
    refused(holding(folder, "[{\"a\":1},{\"a\":tru]"), Reason.DAMAGED);
  }

  @Test
  void aFileOverTheLimit() {
    var limits = new Limits(10, 10, 10, 10, 10, 10, 10);
    var e =
        catchThrowableOfType(
            Unreadable.class, () -> Tables.open(holding(folder, "a,b\n1,2\n3,4"), "x", limits));
    assertThat(e.reason()).isEqualTo(Reason.TOO_LARGE);
  }

  private static String sheet(String firstCell) {
    return "<x><row><c t='str'><v>a</v></c><c t='str'><v>b</v></c></row><row>"
        + firstCell
        + "<c><v>2</v></c></row><row><c><v>3</v></c><c><v>4</v></c></row></x>";
  }

  private static void refused(Path file, Reason... reasons) {
    var e = catchThrowableOfType(Unreadable.class, () -> AFile.rows(file));
    assertThat(e).as("refused").isNotNull();
    var said = AFile.said(e.sentence());
    assertThat(e.reason()).as(said).isIn((Object[]) reasons);
    assertThat(said).matches("[A-Z].*[.?]").hasSizeLessThan(300);
  }

  private static void surrounded(OutputStream out, String around) throws IOException {
    int at = around.indexOf("%s");
    out.write(around.substring(0, at).getBytes(UTF_8));
    hundredMegabytes(out);
    out.write(around.substring(at + 2).getBytes(UTF_8));
  }

  private static void hundredMegabytes(OutputStream out) throws IOException {
    repeat(out, "0123456789abcdef".repeat(64), 100 << 10);
  }

  private static void repeat(OutputStream out, String text, int times) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    int bundle = Math.max(1, (1 << 16) / bytes.length);
    byte[] many = text.repeat(bundle).getBytes(UTF_8);
    for (int done = 0; done < times; done += bundle) {
      out.write(many, 0, Math.min(bundle, times - done) * bytes.length);
    }
  }

  private static long allocated(Runnable work) {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    work.run();
    return threads.getCurrentThreadAllocatedBytes() - before;
  }
}
