package org.candor.measure.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.candor.measure.Bins;
import org.candor.measure.Budget;
import org.candor.measure.Confusion;
import org.candor.measure.Engine;
import org.candor.measure.Expression;
import org.candor.measure.Slice;
import org.candor.measure.Source;
import org.candor.measure.Unmeasurable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What arrives is not always what was hoped for. */
class BadInputTests {

  @TempDir Path folder;

  @Test
  void aLabelThatIsNeitherYesNorNoIsNamedWithItsRows() {
    var rows = Rows.csv(folder, "p,y", "1,yes", "0,no", "1,yes");
    assertThatThrownBy(() -> rows.confusion("p", "y"))
        .isInstanceOf(Unmeasurable.class)
        .hasMessageContaining("Column 'y' must hold 0, 1, true or false to be the label")
        .hasMessageContaining("'yes' (2 rows), 'no' (1 row)");
    assertThat(rows.confusion("p", "y = 'yes'").cells())
        .containsExactly(new Confusion.Cell(List.of(), 2, 0, 0, 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1,0", "true,false", "TRUE,False", "1.0,0.0", " 1 , 0"})
  void yesAndNoAreWrittenInSeveralWays(String pair) {
    var values = pair.split(",");
    var rows = Rows.csv(folder, "p,y", "1," + values[0], "0," + values[1]);
    assertThat(rows.confusion("p", "y").cells())
        .containsExactly(new Confusion.Cell(List.of(), 1, 0, 0, 1));
  }

  @Test
  void moreColumnsThanCanBeLookedAtAreRefusedAtOnceAndSomeOfThemAreNot() {
    var names = IntStream.range(0, 1_001).mapToObj(i -> "c" + i).toList();
    var rows = Rows.csv(folder, String.join(",", names), String.join(",", names));
    assertThatThrownBy(() -> rows.<Object>measure(it -> it.profile(names, Slice.ALL)))
        .isInstanceOf(Unmeasurable.class)
        .hasMessage(
            "1,001 columns are more than the 1,000 that are looked at in one go. Name those that"
                + " matter.");
    assertThat(rows.<Object>measure(it -> it.profile(List.of("c7", "c1000"), Slice.ALL).size()))
        .isEqualTo(2);
  }

  @Test
  void rowsWithoutALabelAreCountedAndInNoGroup() {
    var rows = Rows.csv(folder, "g,p,y", "a,1,1", "a,1,", "b,,0", "c,,", ",0,0");
    var found = rows.confusion("p", "y", "g");
    assertThat(found.unjudged()).isEqualTo(3);
    assertThat(found.cells())
        .extracting(Confusion.Cell::group)
        .containsExactly(List.of("a"), java.util.Collections.singletonList(null));
  }

  @Test
  void tenThousandGroupsAreCountedAndManyMoreRefused() {
    var lines = new ArrayList<>(List.of("g,p,y"));
    IntStream.range(0, 10_000).forEach(i -> lines.add("g" + i + ",1,0"));
    var rows = Rows.csv(folder, lines.toArray(String[]::new));
    assertThat(rows.confusion("p", "y", "g").cells()).hasSize(10_000);

    IntStream.range(10_000, 100_001).forEach(i -> lines.add("g" + i + ",1,0"));
    var more = Rows.csv(folder, lines.toArray(String[]::new));
    assertThatThrownBy(() -> more.confusion("p", "y", "g"))
        .isInstanceOf(Unmeasurable.class)
        .hasMessageContaining("g: more than 100,000 groups");
  }

  @Test
  void scoresThatAreNoneAreCountedEachForWhatTheyAre() {
    var rows =
        Rows.csv(folder, "s,y", "0.25,1", "NaN,1", "inf,0", "-inf,0", ",1", "1.5,1", "-1,0", "1,1");
    var found =
        rows.measure(
            it -> it.scores("s", Expression.read("y", it.columns()), List.of(), new Bins(0, 1, 4)));
    var negative = found.parts().getFirst();
    var positive = found.parts().getLast();
    assertThat(positive.counts()).containsExactly(0, 1, 0, 2);
    assertThat(positive.sums()).containsExactly(0, 250_000_000L, 0, 2_000_000_000L);
    assertThat(positive.missing()).isEqualTo(1);
    assertThat(positive.notANumber()).isEqualTo(1);
    assertThat(positive.outside()).isEqualTo(1);
    assertThat(negative.notANumber()).isEqualTo(2);
    assertThat(negative.outside()).isEqualTo(1);
    assertThat(negative.counts()).containsExactly(1, 0, 0, 0);
  }

  @Test
  void textIsNoScore() {
    var rows = Rows.csv(folder, "s,y", "high,1", "low,0");
    assertThatThrownBy(() -> rows.measure(it -> it.scores("s", null, List.of(), new Bins(0, 1, 4))))
        .isInstanceOf(Unmeasurable.class)
        .hasMessageContaining("Column 's' is varchar; numbers are needed here");
  }

  @Test
  void aValueThatFitsNoTypeLateInTheFileMakesTheColumnText() {
    var lines = new ArrayList<>(List.of("a,y"));
    IntStream.range(0, 250_000).forEach(i -> lines.add(i + ",1"));
    lines.add("x,0");
    var rows = Rows.csv(folder, lines.toArray(String[]::new));
    assertThatThrownBy(() -> rows.confusion("y", "a"))
        .hasMessageContaining("must hold 0, 1, true or false to be the label");
    rows.measure(
        Budget.USUAL,
        Engines.Use.OFTEN,
        it -> {
          assertThat(it.columns().get("a").type()).isEqualTo("varchar");
          return it;
        });
  }

  @Test
  void anEncodingIsFoundOrAskedFor() {
    var western = Charset.forName("windows-1252");
    var rows = Rows.csv(folder, western, "stadt,p,y", "Zürich,1,1", "Genève,0,0", "’s,1,1");
    rows.measure(
        it -> {
          assertThat(it.categories("stadt", Slice.ALL, 9).counts())
              .containsOnlyKeys("Zürich", "Genève", "’s");
          assertThat(it.notes()).singleElement().asString().contains("windows-1252", "byte 12");
          return it;
        });
    assertThatThrownBy(
            () ->
                Engines.measure(
                    new Source.File(rows.file(), null, null, StandardCharsets.UTF_8),
                    Budget.USUAL,
                    Engines.Use.ONCE,
                    Engine::rows))
        .isInstanceOf(Unmeasurable.class)
        .hasMessageContaining("not UTF-8: byte 12");
    var wide = Rows.csv(folder, StandardCharsets.UTF_16, "stadt", "Zürich");
    assertThat(wide.<Object>measure(it -> it.categories("stadt", Slice.ALL, 9).counts()))
        .isEqualTo(java.util.Map.of("Zürich", 1L));
  }

  @Test
  void aFileThatChangesWhileItIsReadIsNoticed() throws IOException {
    var rows = Rows.csv(folder, "p,y", "1,1", "0,0");
    assertThatThrownBy(
            () ->
                rows.measure(
                    it -> {
                      it.rows();
                      append(rows.file(), "1,0\n");
                      return it.fingerprint();
                    }))
        .isInstanceOf(Unmeasurable.class)
        .hasMessageContaining("rows.csv changed while it was read");
  }

  @Test
  void aChangeThatHidesItsTimeAndSizeIsNoticedToo() throws IOException {
    var rows = Rows.csv(folder, "p,y", "1,1", "0,0");
    var longAgo = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
    Files.setLastModifiedTime(rows.file(), longAgo);
    assertThatThrownBy(
            () ->
                rows.measure(
                    it -> {
                      it.rows();
                      overwrite(rows.file(), "p,y\n0,1\n0,0\n", longAgo);
                      return it.fingerprint();
                    }))
        .isInstanceOf(Unmeasurable.class)
        .hasMessageContaining("changed while it was read");
  }

  private static void append(Path file, String more) {
    try {
      Files.writeString(file, more, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void overwrite(Path file, String content, FileTime time) {
    try (var out = Files.newOutputStream(file, StandardOpenOption.WRITE)) {
      out.write(content.getBytes(StandardCharsets.UTF_8));
      out.close();
      Files.setLastModifiedTime(file, time);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x\"; drop table source; --",
        "x\" or 1=1",
        "it's",
        "%s",
        "?",
        "$1",
        "select",
        "n",
        "c1",
        "source",
        "rowid",
        "${jndi:ldap://x}",
        "a\\b",
        "Ünïcode ☂"
      })
  void theNameOfAColumnMeansNothingButItself(String name) {
    var rows =
        Rows.csv(folder, "\"" + name.replace("\"", "\"\"") + "\",y,z", "1,1,a", "0,0,b", "1,0,b");
    rows.measure(
        Budget.USUAL,
        Engines.Use.OFTEN,
        it -> {
          var expression = Expression.read(name, it.columns());
          var label = Expression.read("y", it.columns());
          assertThat(it.confusion(expression, label, List.of(name)).cells()).hasSize(2);
          assertThat(it.profile(List.of(name), Slice.ALL).getFirst().distinct()).isEqualTo(2);
          assertThat(it.dependency(List.of(name), List.of("y")).violations()).isEqualTo(1);
          assertThat(it.dependency(List.of(name), List.of()).violations()).isEqualTo(1);
          assertThat(it.repeated(List.of(name))).isEqualTo(1);
          return it;
        });
  }

  @Test
  void theNameOfAFileMeansNothingButItself() throws IOException {
    for (var name : List.of("it's [1] *.csv", "a'); drop table x.csv", "x?.csv")) {
      var file = Files.writeString(folder.resolve(name), "p,y\n1,1\n");
      assertThat(new Rows(file).<Long>measure(Engine::rows)).isEqualTo(1);
    }
  }

  @Test
  void nothingOutsideTheAllowedFolderIsMeasured() throws IOException {
    var root = Files.createDirectory(folder.resolve("root"));
    var outside = Files.writeString(folder.resolve("secret.csv"), "p\n1\n");
    var link = Files.createSymbolicLink(root.resolve("link.csv"), outside);
    var inside = Files.writeString(root.resolve("inside.csv"), "p\n1\n");
    for (var path : List.of(outside, link, root.resolve("../secret.csv"))) {
      assertThatThrownBy(() -> rooted(root, path))
          .isInstanceOf(Unmeasurable.class)
          .hasMessageContaining("lies outside the folder that may be measured");
    }
    assertThat(rooted(root, inside)).isEqualTo(1);
  }

  private static long rooted(Path root, Path file) {
    return Engines.measure(
        new Source.File(file, root, null, null), Budget.USUAL, Engines.Use.ONCE, Engine::rows);
  }

  @Test
  void whatIsNoFileOrEmptyOrBrokenIsSaid() throws IOException {
    assertThatThrownBy(() -> new Rows(folder.resolve("none.csv")).measure(Engine::rows))
        .hasMessageContaining("There is no file")
        .hasMessageContaining("none.csv");
    assertThatThrownBy(() -> new Rows(folder).measure(Engine::rows))
        .hasMessageContaining("is not a file");
    var empty = Files.createFile(folder.resolve("empty.csv"));
    assertThatThrownBy(() -> new Rows(empty).measure(Engine::rows))
        .hasMessageContaining("The file is empty");
    var broken = Files.writeString(folder.resolve("broken.parquet"), "PAR1 and then nothing");
    assertThatThrownBy(() -> new Rows(broken).measure(Engine::rows))
        .isInstanceOf(Unmeasurable.class)
        .hasMessageContaining("could not be read")
        .message()
        .doesNotContain("LINE 1");
    var json = Files.writeString(folder.resolve("broken.json"), "[{\"a\": 1}, {\"a\": ");
    assertThatThrownBy(() -> new Rows(json).measure(Engine::rows))
        .isInstanceOf(Unmeasurable.class)
        .hasMessageContaining("could not be read");
    var ragged = Rows.csv(folder, "a,b", "1,2", "1,2,3,4");
    assertThatThrownBy(() -> ragged.measure(Budget.USUAL, Engines.Use.OFTEN, Engine::rows))
        .isInstanceOf(Unmeasurable.class)
        .hasMessageContaining("could not be read");
  }

  @Test
  void bytesThatNoTextHasAreNoText() throws IOException {
    byte[] random = new byte[40_000];
    new java.util.Random(1).nextBytes(random);
    var rows = new Rows(Files.write(folder.resolve("noise.csv"), random));
    assertThatThrownBy(() -> rows.measure(Engine::rows))
        .isInstanceOf(Unmeasurable.class)
        .hasMessageContaining("The file is no text")
        .hasMessageNotContaining("windows");
  }

  @Test
  void aNameWithANulIsNamed() throws IOException {
    var rows = new Rows(Files.writeString(folder.resolve("nul.csv"), "a,b\0c\n1,2\n3,4\n"));
    assertThatThrownBy(() -> rows.measure(Engine::rows))
        .isInstanceOf(Unmeasurable.class)
        .hasMessageContaining("The name of column 2 holds a NUL character")
        .hasMessageContaining("'b\uFFFDc'");
  }

  @Test
  void theMemoryLimitIsReachedWithWords() {
    var lines = new ArrayList<>(List.of("a,b"));
    IntStream.range(0, 400_000).forEach(i -> lines.add("some text number " + i + "," + i));
    var rows = Rows.csv(folder, lines.toArray(String[]::new));
    var tight = Budget.USUAL.memory(16L << 20).disk(1L << 20).threads(1);
    assertThatThrownBy(
            () ->
                rows.measure(
                    tight, Engines.Use.OFTEN, it -> it.profile(List.of("a", "b"), Slice.ALL)))
        .isInstanceOf(Unmeasurable.class)
        .hasMessageContaining("than the")
        .hasMessageContaining("may use");
  }

  @Test
  void aMeasurementIsStoppedFromOutside() {
    var lines = new ArrayList<>(List.of("a"));
    IntStream.range(0, 600_000).forEach(i -> lines.add("text " + i));
    var rows = Rows.csv(folder, lines.toArray(String[]::new));
    assertThatThrownBy(
            () ->
                rows.measure(
                    Budget.USUAL.time(Duration.ofSeconds(60)),
                    Engines.Use.OFTEN,
                    it -> {
                      var stopper =
                          Thread.ofPlatform()
                              .start(
                                  () -> {
                                    pause();
                                    it.cancel();
                                  });
                      try {
                        while (true) {
                          it.profile(List.of("a"), Slice.ALL);
                        }
                      } finally {
                        join(stopper);
                      }
                    }))
        .isInstanceOf(Unmeasurable.class)
        .hasMessageContaining("stopped before it was done");
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void rowsByPlaceNeedAFileWithPlaces() {
    var rows = Rows.csv(folder, "a", "1", "2", "3");
    var last = new Slice.Range(1, 2);
    assertThat(rows.<Long>measure(Budget.USUAL, Engines.Use.BY_PLACE, it -> it.rows(last)))
        .isEqualTo(2);
    assertThatThrownBy(() -> rows.measure(it -> it.rows(last)))
        .hasMessageContaining("have no place");
  }
}
