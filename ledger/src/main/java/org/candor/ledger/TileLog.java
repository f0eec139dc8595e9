package org.candor.ledger;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * An append-only log in a directory, in the form that transparency-log tools read. C2SP tlog-tiles;
 * RFC 9162; ISO/IEC 42001 clause 7.5.3.
 *
 * <p>Entries are the truth and are on disk first; every tile follows from them. So whatever moment
 * a crash chooses, opening the log again completes its tiles. Partial tiles are deleted once
 * neither the published tree nor the present one needs them.
 */
public final class TileLog implements Closeable {

  private final LogFiles files;
  private final FileChannel lock;
  private @Nullable SignedNote published;
  private long size;

  private TileLog(LogFiles files, FileChannel lock) {
    this.files = files;
    this.lock = lock;
    files.discardUnfinished();
    published = readPublished();
    size = files.count(TilePath.ENTRIES);
    if (size < publishedSize()) {
      throw new IllegalStateException(
          "The log has " + size + " entries, its checkpoint says " + publishedSize());
    }
    raise(files::count);
  }

  /**
   * Opens the log for writing, completing what a crash interrupted; an empty directory is a log
   * without entries.
   *
   * @throws IllegalStateException when someone else writes it, or it is shorter than its checkpoint
   */
  public static TileLog open(Path directory) throws IOException {
    Files.createDirectories(directory);
    var lock =
        FileChannel.open(
            directory.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean open = false;
    try {
      if (lock.tryLock() == null) {
        throw new IllegalStateException("Another process writes " + directory);
      }
      var log = new TileLog(new LogFiles(directory), lock);
      open = true;
      return log;
    } catch (OverlappingFileLockException e) {
      throw new IllegalStateException("This process already writes " + directory, e);
    } finally {
      if (!open) {
        lock.close();
      }
    }
  }

  public synchronized long size() {
    return size;
  }

  /**
   * Appends all of these, durably, and returns the new size.
   *
   * @throws IllegalArgumentException when an entry has more than 65,535 bytes; none is appended
   */
  public synchronized long append(List<byte[]> entries) {
    for (var entry : entries) {
      if (entry.length > EntryBundle.MAX_ENTRY) {
        throw new IllegalArgumentException(
            "An entry of " + entry.length + " bytes; at most " + EntryBundle.MAX_ENTRY);
      }
    }
    int done = 0;
    long grown = size;
    while (done < entries.size()) {
      int width = (int) (grown % TilePath.FULL);
      int more = Math.min(entries.size() - done, TilePath.FULL - width);
      writeBundle(grown, width, entries.subList(done, done + more));
      done += more;
      grown += more;
    }
    long before = size;
    size = grown;
    raise(level -> TilePath.countAt(level, before));
    return size;
  }

  private void writeBundle(long start, int width, List<byte[]> more) {
    var bundle = new ByteArrayOutputStream();
    if (width > 0) {
      bundle.writeBytes(bundle(TilePath.last(TilePath.ENTRIES, start)));
    }
    more.forEach(entry -> EntryBundle.add(bundle, entry));
    var path = TilePath.last(TilePath.ENTRIES, start + more.size());
    files.write(path.text(), bundle.toByteArray());
    files.settle();
  }

  private byte[] bundle(TilePath path) {
    var bytes = files.read(path.text());
    if (bytes == null) {
      throw new IllegalStateException("The log lacks " + path.text());
    }
    return bytes;
  }

  /** Completes the tiles of every level, lowest first, from what stands below them. */
  private void raise(IntToLongFunction count) {
    tidy(TilePath.ENTRIES, count.applyAsLong(0));
    for (int level = 0; TilePath.countAt(level, size) > 0; level++) {
      long have = count.applyAsLong(level);
      long want = TilePath.countAt(level, size);
      for (long index = have / TilePath.FULL; index * TilePath.FULL < want; index++) {
        int width = (int) Math.min(TilePath.FULL, want - index * TilePath.FULL);
        extend(new TilePath(level, index, width), have);
      }
      files.settle();
      tidy(level, have);
    }
  }

  private void extend(TilePath path, long have) {
    int there = (int) Math.clamp(have - path.first(), 0, TilePath.FULL);
    if (there >= path.width()) {
      return;
    }
    var tile = there == 0 ? new Tile() : Tile.of(files.atLeast(path.ofWidth(there)), there);
    if (path.level() == 0) {
      var entries = new TilePath(TilePath.ENTRIES, path.index(), path.width());
      EntryBundle.leaves(bundle(entries), path.width())
          .subList(there, path.width())
          .forEach(tile::add);
    } else {
      for (int i = there; i < path.width(); i++) {
        var below = new TilePath(path.level() - 1, path.first() + i, TilePath.FULL);
        tile.add(Tile.of(files.atLeast(below), TilePath.FULL).root());
      }
    }
    files.write(path.text(), tile.toBytes());
  }

  /** Where a level once ended, and where it ends for readers and now: no other partials there. */
  private void tidy(int level, long onceCount) {
    long now = TilePath.countAt(level, size);
    long forReaders = TilePath.countAt(level, publishedSize());
    for (long count : new long[] {onceCount, forReaders, now}) {
      if (count > 0) {
        var last = TilePath.last(level, count);
        var keep = new HashSet<Integer>();
        keepIn(last, forReaders, keep);
        keepIn(last, now, keep);
        files.deletePartials(last, keep);
      }
    }
  }

  private static void keepIn(TilePath tile, long count, Set<Integer> keep) {
    if (count > 0 && TilePath.last(tile.level(), count).index() == tile.index()) {
      keep.add(TilePath.last(tile.level(), count).width());
    }
  }

  /** The root of the log as it was at this size. */
  public synchronized Hash root(long atSize) {
    return reader(atSize).root(atSize);
  }

  public synchronized InclusionProof inclusionProof(long index, long atSize) {
    return InclusionProof.of(index, atSize, reader(atSize));
  }

  public synchronized ConsistencyProof consistencyProof(long from, long to) {
    return ConsistencyProof.of(from, to, reader(to));
  }

  private HashReader reader(long atSize) {
    if (atSize < 0 || atSize > size) {
      throw new IllegalArgumentException("The log has " + size + " entries, not " + atSize);
    }
    return new TileReader(files, atSize);
  }

  /** The note last published here. */
  public synchronized Optional<SignedNote> published() {
    return Optional.ofNullable(published);
  }

  /**
   * Signs and publishes the log as it is now. What was published before must be its beginning.
   *
   * @throws CheckpointRefused when the checkpoint is not of this log as it is, or the log does not
   *     continue the one last published under the same key and origin
   */
  public synchronized SignedNote publish(Checkpoint checkpoint, NoteKey key) {
    if (published != null) {
      requireContinued(published, checkpoint, key.verifier());
    }
    if (checkpoint.size() != size || !checkpoint.root().equals(root(size))) {
      throw new CheckpointRefused(
          "The log has size " + size + " and root " + root(size) + ", not " + checkpoint);
    }
    var note = checkpoint.signedBy(key);
    files.write(LogFiles.CHECKPOINT, note.toString().getBytes(StandardCharsets.UTF_8));
    files.settle();
    long before = publishedSize();
    published = note;
    tidy(TilePath.ENTRIES, before);
    for (int level = 0; TilePath.countAt(level, size) > 0; level++) {
      tidy(level, TilePath.countAt(level, before));
    }
    return note;
  }

  private void requireContinued(SignedNote last, Checkpoint next, NoteVerifier verifier) {
    if (!last.isSignedBy(verifier)) {
      throw new CheckpointRefused("The last checkpoint is not signed by " + verifier.name());
    }
    var before = Checkpoint.parse(last.text());
    if (!before.origin().equals(next.origin())) {
      throw new CheckpointRefused("The log's origin is " + before.origin());
    }
    if (next.size() < before.size()) {
      throw new CheckpointRefused(
          "Size " + next.size() + " is smaller than " + before.size() + ", published before");
    }
    if (before.size() > 0
        && (next.size() > size
            || !consistencyProof(before.size(), next.size()).proves(before.root(), next.root()))) {
      throw new CheckpointRefused("The tree does not continue that of size " + before.size());
    }
  }

  private long publishedSize() {
    return published == null ? 0 : Checkpoint.parse(published.text()).size();
  }

  private @Nullable SignedNote readPublished() {
    var bytes = files.read(LogFiles.CHECKPOINT);
    return bytes == null ? null : SignedNote.parse(new String(bytes, StandardCharsets.UTF_8));
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
