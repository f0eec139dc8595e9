package org.candor.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.candor.ledger.Verdict.Intact;
import org.candor.ledger.Verdict.Tampered;
import org.candor.ledger.Verdict.Unreadable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TileLogTests {

  private static final String ORIGIN = "candor.example/log";
  private static final NoteKey KEY = NoteKey.generate(ORIGIN);

  @TempDir Path directory;

  @Test
  void aLogMadeElsewhereIsReadAndRebuiltByteForByte() throws IOException {
    var tessera = Vectors.path("tlog-tiles/tessera-log");
    var key =
        NoteVerifier.parse(
            "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx");
    var entries =
        EntryBundle.entries(Files.readAllBytes(tessera.resolve("tile/entries/000.p/15")), 15);

    try (var log = TileLog.open(directory)) {
      for (int size = 0; size <= 15; size++) {
        if (size > 0) {
          log.append(List.of(entries.get(size - 1)));
          for (var tile : List.of("tile/entries/000.p/" + size, "tile/0/000.p/" + size)) {
            assertThat(directory.resolve(tile)).hasSameBinaryContentAs(tessera.resolve(tile));
          }
        }
        var note = SignedNote.parse(Vectors.text(tessera.resolve("checkpoint." + size)));
        assertThat(note.isSignedBy(key)).isTrue();
        assertThat(Checkpoint.parse(note.text()))
            .isEqualTo(new Checkpoint("example.com/log/testdata", size, log.root(size)));
      }
      assertThat(LogVerifier.verify(tessera, key)).isEqualTo(new Intact(15, log.root(15)));
    }
  }

  @Test
  void proofsComeFromTilesAcrossTheirBorders() throws IOException {
    try (var log = TileLog.open(directory)) {
      log.append(entries(0, 66_000));
      var roots = new ArrayList<Hash>();
      var frontier = Frontier.EMPTY;
      for (var entry : entries(0, 66_000)) {
        roots.add(frontier.root());
        frontier = frontier.append(Merkle.leaf(entry));
      }
      roots.add(frontier.root());
      for (int size : new int[] {1, 255, 256, 257, 511, 512, 65_535, 65_536, 65_537, 66_000}) {
        assertThat(log.root(size)).isEqualTo(roots.get(size));
        for (int index : new int[] {0, size / 3, size - 1}) {
          assertThat(
                  log.inclusionProof(index, size)
                      .proves(Merkle.leaf(entry(index)), roots.get(size)))
              .isTrue();
        }
        for (int from : new int[] {1, size / 2 + 1, size}) {
          assertThat(log.consistencyProof(from, size).proves(roots.get(from), roots.get(size)))
              .isTrue();
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 256, 300})
  void howItIsAppendedMakesNoDifference(int batch) throws IOException {
    var once = directory.resolve("once");
    var batches = directory.resolve("batches");
    int size = 1_000;
    try (var log = TileLog.open(once)) {
      log.append(entries(0, size));
      publish(log);
    }
    for (int from = 0; from < size; from += batch) {
      try (var log = TileLog.open(batches)) {
        assertThat(log.size()).isEqualTo(from);
        log.append(entries(from, Math.min(size, from + batch)));
        publish(log);
        assertThat(LogVerifier.verify(batches, KEY.verifier()))
            .isEqualTo(new Intact(log.size(), log.root(log.size())));
      }
    }
    var names = names(once);
    assertThat(names(batches)).isEqualTo(names);
    assertThat(names)
        .containsExactly(
            "checkpoint",
            "tile/0/000",
            "tile/0/001",
            "tile/0/002",
            "tile/0/003.p/232",
            "tile/1/000.p/3",
            "tile/entries/000",
            "tile/entries/001",
            "tile/entries/002",
            "tile/entries/003.p/232");
    for (var name : names) {
      assertThat(batches.resolve(name)).hasSameBinaryContentAs(once.resolve(name));
    }
  }

  @Test
  void readersOfThePublishedTreeKeepTheirPartialTiles() throws IOException {
    try (var log = TileLog.open(directory)) {
      log.append(entries(0, 10));
      publish(log);
      log.append(entries(10, 12));
      log.append(entries(12, 300));
      assertThat(names(directory))
          .contains("tile/entries/000.p/10", "tile/0/000.p/10", "tile/0/000", "tile/0/001.p/44")
          .doesNotContain("tile/entries/000.p/12", "tile/0/000.p/12");
      publish(log);
      assertThat(names(directory)).doesNotContain("tile/entries/000.p/10", "tile/0/000.p/10");
    }
  }

  /** A crash leaves some of the files of an append, in the order they are written. */
  @Test
  void whateverMomentACrashChoosesTheLogCompletesItself() throws IOException {
    var whole = directory.resolve("whole");
    try (var log = TileLog.open(whole)) {
      log.append(entries(0, 700));
      publish(log);
    }
    var begun = directory.resolve("begun");
    try (var log = TileLog.open(begun)) {
      log.append(entries(0, 200));
      publish(log);
    }
    var entries = Stream.of("000", "001", "002.p/188").map(it -> "tile/entries/" + it);
    var tiles = Stream.of("0/000", "0/001", "0/002.p/188", "1/000.p/2").map(it -> "tile/" + it);
    var written = Stream.concat(entries, tiles).toList();
    for (int survived = 0; survived <= written.size(); survived++) {
      var crashed = directory.resolve("crashed" + survived);
      copy(begun, crashed);
      for (var name : written.subList(0, survived)) {
        Files.createDirectories(crashed.resolve(name).getParent());
        Files.copy(whole.resolve(name), crashed.resolve(name));
      }
      var half = Files.createDirectories(crashed.resolve(".unfinished")).resolve("tile-0-000");
      Files.writeString(half, "half");
      try (var log = TileLog.open(crashed)) {
        assertThat(log.size()).isEqualTo(survived == 0 ? 200 : survived < 3 ? survived * 256 : 700);
        log.append(entries((int) log.size(), 700));
        publish(log);
      }
      assertThat(crashed.resolve(".unfinished")).isEmptyDirectory();
      assertThat(names(crashed)).isEqualTo(names(whole));
      for (var name : names(whole)) {
        assertThat(crashed.resolve(name)).hasSameBinaryContentAs(whole.resolve(name));
      }
    }
  }

  @Test
  void lostTilesAreRebuiltFromTheEntries() throws IOException {
    try (var log = TileLog.open(directory)) {
      log.append(entries(0, 1_000));
      publish(log);
    }
    Files.delete(directory.resolve("tile/0/001"));
    Files.delete(directory.resolve("tile/1/000.p/3"));
    assertThat(LogVerifier.verify(directory, KEY.verifier())).isInstanceOf(Unreadable.class);
    TileLog.open(directory).close();
    assertThat(LogVerifier.verify(directory, KEY.verifier())).isInstanceOf(Intact.class);
  }

  @Test
  void aSmallerOrOtherTreeIsNeverSigned() throws IOException {
    var other = directory.resolve("other");
    try (var log = TileLog.open(directory.resolve("log"));
        var rewritten = TileLog.open(other)) {
      log.append(entries(0, 20));
      var note = publish(log);
      assertThat(publish(log).toString()).isEqualTo(note.toString());
      log.append(entries(20, 30));

      refused(log, new Checkpoint(ORIGIN, 19, log.root(19)), "smaller");
      refused(log, new Checkpoint(ORIGIN, 30, log.root(29)), "does not continue");
      refused(log, new Checkpoint(ORIGIN, 31, log.root(30)), "does not continue");
      refused(log, new Checkpoint("elsewhere", 30, log.root(30)), "origin");
      var otherKey = NoteKey.generate(ORIGIN);
      assertThatThrownBy(() -> log.publish(new Checkpoint(ORIGIN, 30, log.root(30)), otherKey))
          .isInstanceOf(CheckpointRefused.class);
      assertThat(log.published().orElseThrow().toString()).isEqualTo(note.toString());

      rewritten.append(entries(1, 31));
      refused(rewritten, new Checkpoint(ORIGIN, 30, log.root(30)), "has size 30 and root");
    }
    Files.copy(directory.resolve("log/checkpoint"), other.resolve("checkpoint"));
    try (var rewritten = TileLog.open(other)) {
      refused(rewritten, new Checkpoint(ORIGIN, 30, rewritten.root(30)), "does not continue");
    }
  }

  @Test
  void aLogShorterThanItsCheckpointIsNotWritten() throws IOException {
    try (var log = TileLog.open(directory)) {
      log.append(entries(0, 20));
      publish(log);
      assertThatThrownBy(() -> TileLog.open(directory)).hasMessageContaining("already writes");
    }
    Files.delete(directory.resolve("tile/entries/000.p/20"));
    assertThatThrownBy(() -> TileLog.open(directory))
        .hasMessageContaining("its checkpoint says 20");
  }

  @Test
  void entriesOfAnyLengthUpToTheFormatsLimitAreKept() throws IOException {
    try (var log = TileLog.open(directory)) {
      log.append(List.of(new byte[0], new byte[65_535]));
      assertThatThrownBy(() -> log.append(List.of(new byte[1], new byte[65_536])))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(log.append(List.of())).isEqualTo(2);
      publish(log);
    }
    assertThat(LogVerifier.verify(directory, KEY.verifier())).isInstanceOf(Intact.class);
  }

  @Test
  void anEmptyLogIsPublishedAndVerified() throws IOException {
    try (var log = TileLog.open(directory)) {
      publish(log);
      assertThat(LogVerifier.verify(directory, KEY.verifier()))
          .isEqualTo(new Intact(0, Merkle.EMPTY));
      log.append(entries(0, 1));
      assertThat(LogVerifier.verify(directory, KEY.verifier())).isInstanceOf(Tampered.class);
      publish(log);
    }
    assertThat(LogVerifier.verify(directory, KEY.verifier()))
        .isEqualTo(new Intact(1, Merkle.leaf(entry(0))));
  }

  @Test
  void tilesStandWhereTheSpecificationPutsThem() {
    assertThat(new TilePath(0, 1_234_067, 256).text()).isEqualTo("tile/0/x001/x234/067");
    assertThat(new TilePath(TilePath.ENTRIES, 0, 8).text()).isEqualTo("tile/entries/000.p/8");
    assertThat(TilePath.parse("tile/0/x001/x234/067.p/3")).isEqualTo(new TilePath(0, 1234067, 3));
    for (var other :
        List.of("tile/0/x000/067", "tile/0/67", "tile/0/000.p/256", "tile/0/000.p/0")) {
      assertThat(TilePath.parse(other)).isNull();
    }
  }

  static byte[] entry(int index) {
    return ("{\"seq\":" + index + "}").getBytes(UTF_8);
  }

  static List<byte[]> entries(int from, int to) {
    return IntStream.range(from, to).mapToObj(TileLogTests::entry).toList();
  }

  private static SignedNote publish(TileLog log) {
    return log.publish(new Checkpoint(ORIGIN, log.size(), log.root(log.size())), KEY);
  }

  private static void refused(TileLog log, Checkpoint checkpoint, String why) {
    assertThatThrownBy(() -> log.publish(checkpoint, KEY))
        .isInstanceOf(CheckpointRefused.class)
        .hasMessageContaining(why);
  }

  private static List<String> names(Path log) throws IOException {
    try (Stream<Path> files = Files.walk(log)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> log.relativize(file).toString().replace('\\', '/'))
          .filter(name -> !name.startsWith("."))
          .sorted()
          .toList();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    for (var name : names(from)) {
      Files.createDirectories(to.resolve(name).getParent());
      Files.copy(from.resolve(name), to.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
