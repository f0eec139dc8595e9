package org.candor.ledger;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.candor.ledger.Verdict.Intact;
import org.candor.ledger.Verdict.Tampered;
import org.candor.ledger.Verdict.Unreadable;
import org.jspecify.annotations.Nullable;

/**
 * Verifies a log's directory with nothing but the signer's verifier key: the signature, then every
 * entry, tile and the root, rebuilt in one pass in memory that does not grow with the log. A file
 * under {@code tile/} that the checkpoint does not cover counts as tampering, also an entry
 * appended and not yet published. C2SP tlog-tiles; ISO/IEC 42001 clause 7.5.3.
 */
public final class LogVerifier {

  private static final int MOST_FINDINGS = 100;
  private static final long MAX_CHECKPOINT = 1_000_000;

  private final Path log;
  private final NoteVerifier key;
  private final List<String> tampered = new ArrayList<>();
  private final List<String> unreadable = new ArrayList<>();
  private final List<Tile> levels = new ArrayList<>();
  private final List<Long> counts = new ArrayList<>();
  private long size;

  private LogVerifier(Path log, NoteVerifier key) {
    this.log = log;
    this.key = key;
  }

  public static Verdict verify(Path log, NoteVerifier key) {
    return new LogVerifier(log, key).verdict();
  }

  private Verdict verdict() {
    var checkpoint = checkpoint();
    if (checkpoint != null) {
      size = checkpoint.size();
      var root = entriesAndTiles() ? root() : checkpoint.root();
      if (!root.equals(checkpoint.root())) {
        tampered("checkpoint: root " + checkpoint.root() + ", the entries give " + root);
      }
      everyOtherFile();
    }
    if (!tampered.isEmpty()) {
      return new Tampered(tampered);
    }
    return checkpoint == null || !unreadable.isEmpty()
        ? new Unreadable(unreadable)
        : new Intact(size, checkpoint.root());
  }

  private @Nullable Checkpoint checkpoint() {
    var file = log.resolve(LogFiles.CHECKPOINT);
    try {
      if (Files.size(file) > MAX_CHECKPOINT) {
        tampered("checkpoint: too long");
        return null;
      }
      var note = SignedNote.parse(Files.readString(file));
      if (note.isSignedBy(key)) {
        return Checkpoint.parse(note.text());
      }
      tampered("checkpoint: not signed by " + key);
    } catch (CharacterCodingException | IllegalArgumentException malformed) {
      tampered("checkpoint: not a signed checkpoint");
    } catch (IOException e) {
      unreadable(LogFiles.CHECKPOINT, e);
    }
    return null;
  }

  /** Rebuilds every level from the entries; false when they could not all be read. */
  private boolean entriesAndTiles() {
    for (long first = 0; first < size; first += TilePath.FULL) {
      int width = (int) Math.min(TilePath.FULL, size - first);
      var path = new TilePath(TilePath.ENTRIES, first / TilePath.FULL, width);
      var bundle = read(path, EntryBundle.MAX_LENGTH);
      if (bundle == null) {
        return false;
      }
      try {
        EntryBundle.leaves(bundle, width).forEach(leaf -> add(0, leaf));
      } catch (IllegalArgumentException malformed) {
        tampered(path.text() + ": " + malformed.getMessage());
        return false;
      }
    }
    for (int level = 0; level < levels.size(); level++) {
      if (levels.get(level).width() > 0) {
        compare(level);
      }
    }
    return true;
  }

  private void add(int level, Hash hash) {
    if (level == levels.size()) {
      levels.add(new Tile());
      counts.add(0L);
    }
    var tile = levels.get(level);
    tile.add(hash);
    counts.set(level, counts.get(level) + 1);
    if (tile.width() == TilePath.FULL) {
      compare(level);
      var root = tile.root();
      tile.clear();
      add(level + 1, root);
    }
  }

  private void compare(int level) {
    var path = TilePath.last(level, counts.get(level));
    var stored = read(path, TilePath.FULL * Hash.LENGTH);
    if (stored == null) {
      return;
    }
    var rebuilt = levels.get(level).toBytes();
    int differs = Arrays.mismatch(stored, rebuilt);
    if (differs >= 0) {
      boolean length = stored.length != rebuilt.length;
      tampered(
          path.text()
              + (length
                  ? ": " + stored.length + " bytes, not " + rebuilt.length
                  : ": hash " + differs / Hash.LENGTH + " is not that of what stands below it"));
    }
  }

  /** Folds the levels, once all is compared: each ends with the tree not yet a tile below it. */
  private Hash root() {
    Hash below = null;
    for (var tile : levels) {
      if (below != null) {
        tile.add(below);
      }
      below = tile.width() == 0 ? null : tile.root();
    }
    return below == null ? Merkle.EMPTY : below;
  }

  private void everyOtherFile() {
    var tiles = log.resolve("tile");
    if (!Files.isDirectory(tiles)) {
      return;
    }
    try {
      Files.walkFileTree(tiles, new Others());
    } catch (IOException e) {
      unreadable("tile", e);
    }
  }

  private final class Others extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      var name = log.relativize(file).toString().replace('\\', '/');
      var path = attributes.isRegularFile() ? TilePath.parse(name) : null;
      long there = path == null ? 0 : TilePath.countAt(path.level(), size) - path.first();
      if (path == null || there < path.width()) {
        tampered(name + ": not covered by the checkpoint");
      } else if (path.width() < Math.min(there, TilePath.FULL)) {
        narrower(path, path.ofWidth((int) Math.min(there, TilePath.FULL)));
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      unreadable(log.relativize(file).toString(), e);
      return FileVisitResult.CONTINUE;
    }
  }

  /** An earlier, narrower form of a tile is the beginning of the one verified. */
  private void narrower(TilePath path, TilePath verified) {
    var bytes = read(path, EntryBundle.MAX_LENGTH);
    var whole = read(verified, EntryBundle.MAX_LENGTH);
    if (bytes == null || whole == null) {
      return;
    }
    int differs = Arrays.mismatch(bytes, whole);
    if ((differs >= 0 && differs < bytes.length) || !holds(bytes, path)) {
      tampered(path.text() + ": not the beginning of " + verified.text());
    }
  }

  private static boolean holds(byte[] bytes, TilePath path) {
    if (path.level() != TilePath.ENTRIES) {
      return bytes.length == path.width() * Hash.LENGTH;
    }
    try {
      return EntryBundle.leaves(bytes, path.width()).size() == path.width();
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }

  private byte @Nullable [] read(TilePath path, long longest) {
    var file = log.resolve(path.text());
    try {
      if (Files.size(file) > longest) {
        tampered(path.text() + ": too long");
        return null;
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      unreadable(path.text(), e);
      return null;
    }
  }

  private void tampered(String where) {
    note(tampered, where);
  }

  private void unreadable(String what, @Nullable IOException why) {
    note(unreadable, what + ": " + (why instanceof NoSuchFileException ? "missing" : why));
  }

  private static void note(List<String> findings, String finding) {
    if (findings.size() < MOST_FINDINGS) {
      findings.add(finding);
    } else if (findings.size() == MOST_FINDINGS) {
      findings.add("... and more");
    }
  }
}
