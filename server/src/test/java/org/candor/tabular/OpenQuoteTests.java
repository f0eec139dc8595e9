package org.candor.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.candor.tabular.AFile.holding;
import static org.candor.tabular.AFile.opened;
import static org.candor.tabular.AFile.rows;
import static org.candor.tabular.AFile.said;

import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.candor.tabular.Problem.Code;
import org.candor.tabular.Unreadable.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A quote that opens and never closes: what stood before it is read, the rest is accounted for. */
class OpenQuoteTests {

  @TempDir Path folder;

  @Test
  void theRowsBeforeItAreReadAndEveryRowFromThereOnSaysWhy() {
    var rows = rows(holding(folder, "a,b\n1,one\n2,\"two\n3,three\n\n4,four, more\n5,five\n"));
    assertThat(rows).extracting(Row::line).containsExactly(2L, 3L, 4L, 6L, 7L);
    assertThat(rows.getFirst().sound()).isTrue();
    assertThat(rows.get(1).problems())
        .extracting(Problem::row, Problem::column, Problem::code, Problem::excerpt)
        .containsExactly(tuple(2L, "b", Code.OPEN_QUOTE, "two"));
    assertThat(said(rows.get(1).problems().getFirst().message()))
        .contains("line 3 is never closed");
    assertThat(rows.subList(2, 5))
        .allSatisfy(
            it ->
                assertThat(it.problems())
                    .extracting(Problem::code)
                    .containsExactly(Code.AFTER_OPEN_QUOTE));
  }

  @Test
  void itMayStandOnTheLastLineOrBeTheLastCharacter() {
    for (var end : List.of("2,\"two", "2,\"", "2,\"two\n", "2,\"two\r\n")) {
      var rows = rows(holding(folder, "a,b\n1,one\n" + end));
      assertThat(rows).as(end).hasSize(2);
      assertThat(rows.getLast().problems())
          .extracting(Problem::code)
          .containsExactly(Code.OPEN_QUOTE);
    }
  }

  @Test
  void aFileOfManyMegabytesAfterItIsStillAccountedForLineByLine() {
    var text = new StringBuilder("a,b\n1,one\n2,\"two\n");
    for (int i = 0; i < 400_000; i++) {
      text.append("3,and so on\n");
    }
    assertThat(text.length()).isGreaterThan(Limits.STANDARD.row());
    var rows = rows(holding(folder, text.toString()));
    assertThat(rows).hasSize(400_002);
    assertThat(rows.stream().filter(Row::sound).count()).isEqualTo(1);
    assertThat(rows.getLast().line()).isEqualTo(400_003);
  }

  @Test
  void oneThatClosesInAnotherRowNamesBothLines() {
    var rows = rows(holding(folder, "a,b\n1,\"one\n2,two\n3,\"three\"\n4,four\n"));
    assertThat(rows).hasSize(2);
    assertThat(rows.getFirst().problems())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.code()).isEqualTo(Code.OPEN_QUOTE);
              assertThat(said(it.message())).contains("line 2", "line 4", "missing");
            });
    assertThat(rows.getLast().cells()).containsExactly("4", "four");
  }

  @Test
  void cellsOfSeveralLinesAreNoneOfThis() {
    var rows = rows(holding(folder, "a,b\n1,\"one\ntwo\"\n2,\"say \"\"it\"\"\n\"\n"));
    assertThat(rows).allMatch(Row::sound);
    assertThat(rows.getLast().cells()).containsExactly("2", "say \"it\"");
  }

  @Test
  void inTheHeaderItIsRefused() {
    var refused =
        Assertions.catchThrowableOfType(
            Unreadable.class, () -> opened(holding(folder, "a,\"b\n1,one\n")));
    assertThat(refused.reason()).isEqualTo(Reason.CUT_OFF);
    assertThat(said(refused.sentence())).contains("line 1 is never closed");
  }
}
