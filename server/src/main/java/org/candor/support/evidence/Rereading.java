package org.candor.support.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.candor.records.Attachment;
import org.candor.records.FileStore;
import org.candor.support.evidence.EvidenceFiles.Compared;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads stored files again and compares them with their SHA-256: each once a day, and soon after
 * its file changed, but no more bytes at a time than it is told. Clause 7.5.3.
 */
@Component
class Rereading {

  private static final Duration AGAIN = Duration.ofDays(1);

  private final FileStore store;
  private final Clock clock;
  private final Map<Path, Seen> seen = new ConcurrentHashMap<>();

  Rereading(FileStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  private record Seen(Instant at, FileTime changed, boolean sound) {}

  /** Whether it was read last and was not what was stored. */
  boolean altered(String sha256) {
    var last = seen.get(store.path(sha256));
    return last != null && !last.sound();
  }

  /** Reads a file, unless it was read since it last changed; one that is gone is not read. */
  void read(String sha256) {
    var path = store.path(sha256);
    var changed = changed(path);
    var last = seen.get(path);
    if (changed != null && (last == null || !last.changed().equals(changed))) {
      compare(sha256, path, changed);
    }
  }

  /** Reads a file whatever is remembered of it: somebody has just seen other bytes. */
  void again(String sha256) {
    var path = store.path(sha256);
    var changed = changed(path);
    if (changed != null) {
      compare(sha256, path, changed);
    }
  }

  /**
   * Reads those that are due: what changed or was never read first, then what was read longest ago.
   *
   * @param most bytes, of which one file may take more
   */
  Compared read(Collection<Attachment> files, long most) {
    var due =
        files.stream()
            .filter(it -> due(store.path(it.sha256())))
            .sorted(Comparator.comparing(it -> lastRead(store.path(it.sha256()))))
            .toList();
    var news = false;
    long spent = 0;
    for (var it : due) {
      if (spent > 0 && spent + it.size() > most) {
        return new Compared(false, news);
      }
      var path = store.path(it.sha256());
      var changed = changed(path);
      if (changed != null) {
        var before = altered(it.sha256());
        compare(it.sha256(), path, changed);
        news |= before != altered(it.sha256());
        spent += it.size();
      }
    }
    return new Compared(true, news);
  }

  private boolean due(Path path) {
    var last = seen.get(path);
    var changed = changed(path);
    return changed != null
        && (last == null
            || !last.changed().equals(changed)
            || !last.at().plus(AGAIN).isAfter(clock.instant()));
  }

  private Instant lastRead(Path path) {
    var last = seen.get(path);
    return last == null || !last.changed().equals(changed(path)) ? Instant.MIN : last.at();
  }

  private void compare(String sha256, Path path, FileTime changed) {
    try {
      seen.put(path, new Seen(clock.instant(), changed, store.isIntact(sha256)));
    } catch (IOException _) {
      // It went while it was read, or cannot be read: whoever looks for files says so.
      seen.remove(path);
    }
  }

  private static @Nullable FileTime changed(Path path) {
    try {
      return Files.getLastModifiedTime(path);
    } catch (IOException _) {
      return null;
    }
  }
}
