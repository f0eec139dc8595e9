package org.candor.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.candor.ledger.Verdict.Intact;
import org.candor.ledger.Verdict.Tampered;
import org.candor.ledger.Verdict.Unreadable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogVerifierTests {

  private static final NoteKey KEY = NoteKey.generate("candor.example/log");

  @TempDir Path log;

  @BeforeEach
  void aLogOfSixHundredEntries() throws IOException {
    try (var writer = TileLog.open(log)) {
      writer.append(TileLogTests.entries(0, 250));
      publish(writer);
      writer.append(TileLogTests.entries(250, 600));
      // An earlier partial tile, as other writers leave it, is verified like the rest.
      var kept = Files.readAllBytes(log.resolve("tile/0/000.p/250"));
      publish(writer);
      Files.createDirectories(log.resolve("tile/0/000.p"));
      Files.write(log.resolve("tile/0/000.p/250"), kept);
    }
    assertThat(verdict()).isInstanceOf(Intact.class);
  }

  @Test
  void noFlippedBitIsMissed() throws IOException {
    var random = new Random(42_001);
    for (var file : files()) {
      var bytes = Files.readAllBytes(file);
      for (int i = 0; i < 80; i++) {
        var flipped = bytes.clone();
        flipped[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        Files.write(file, flipped);
        assertThat(verdict()).as("%s, flip %s", file, i).isInstanceOf(Tampered.class);
      }
      Files.write(file, bytes);
    }
    assertThat(verdict()).isInstanceOf(Intact.class);
  }

  @Test
  void noBitOfTheCheckpointCanChange() throws IOException {
    var file = log.resolve("checkpoint");
    var bytes = Files.readAllBytes(file);
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      var flipped = bytes.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      Files.write(file, flipped);
      assertThat(verdict()).as("bit %s", bit).isInstanceOf(Tampered.class);
    }
  }

  @Test
  void noFileCanBeCutLengthenedOrRemoved() throws IOException {
    for (var file : files()) {
      var bytes = Files.readAllBytes(file);
      Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));
      assertThat(verdict()).as("%s cut", file).isInstanceOf(Tampered.class);
      Files.write(file, Arrays.copyOf(bytes, bytes.length + 1));
      assertThat(verdict()).as("%s lengthened", file).isInstanceOf(Tampered.class);
      Files.write(file, new byte[0]);
      assertThat(verdict()).as("%s emptied", file).isInstanceOf(Tampered.class);
      Files.delete(file);
      if (!file.endsWith("250")) {
        assertThat(verdict()).as("%s removed", file).isInstanceOf(Unreadable.class);
      }
      Files.write(file, bytes);
    }
  }

  @Test
  void whatTheCheckpointDoesNotCoverIsFound() throws IOException {
    for (var name : List.of("tile/0/007", "tile/entries/note.txt", "tile/0/x000/000")) {
      var file = log.resolve(name);
      Files.createDirectories(file.getParent());
      Files.write(file, new byte[32]);
      assertThat(verdict())
          .isEqualTo(new Tampered(List.of(name + ": not covered by the checkpoint")));
      Files.delete(file);
    }
  }

  @Test
  void theVerdictSaysWhere() throws IOException {
    var entries = log.resolve("tile/entries/001");
    var bytes = Files.readAllBytes(entries);
    bytes[2] ^= 1;
    Files.write(entries, bytes);

    assertThat(verdict())
        .isInstanceOfSatisfying(
            Tampered.class,
            tampered ->
                assertThat(tampered.where())
                    .contains("tile/0/001: hash 0 is not that of what stands below it")
                    .anyMatch(where -> where.startsWith("checkpoint: root")));
  }

  @Test
  void anotherSignerIsNotBelieved() {
    assertThat(LogVerifier.verify(log, NoteKey.generate("candor.example/log").verifier()))
        .isInstanceOf(Tampered.class);
    assertThat(LogVerifier.verify(log.resolve("nothing"), KEY.verifier()))
        .isEqualTo(new Unreadable(List.of("checkpoint: missing")));
  }

  /** Ten times more with {@code -Dcandor.entries=1000000}. */
  @Test
  void aLargeLogIsVerifiedInOnePass(@TempDir Path large) throws IOException {
    int size = Integer.getInteger("candor.entries", 100_000);
    var frontier = Frontier.EMPTY;
    long begun = System.nanoTime();
    try (var writer = TileLog.open(large)) {
      for (int from = 0; from < size; from += 50_000) {
        writer.append(TileLogTests.entries(from, Math.min(size, from + 50_000)));
      }
      publish(writer);
    }
    long written = System.nanoTime();
    for (int i = 0; i < size; i++) {
      frontier = frontier.append(Merkle.leaf(TileLogTests.entry(i)));
    }
    long grown = System.nanoTime();
    var verdict = LogVerifier.verify(large, KEY.verifier());
    System.out.printf(
        "%d entries: written in %d ms, frontier in %d ms, verified in %d ms%n",
        size,
        (written - begun) / 1_000_000,
        (grown - written) / 1_000_000,
        (System.nanoTime() - grown) / 1_000_000);

    assertThat(verdict).isEqualTo(new Intact(size, frontier.root()));
  }

  private Verdict verdict() {
    return LogVerifier.verify(log, KEY.verifier());
  }

  private static void publish(TileLog log) {
    log.publish(new Checkpoint("candor.example/log", log.size(), log.root(log.size())), KEY);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(log)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .sorted()
          .toList();
    }
  }
}
