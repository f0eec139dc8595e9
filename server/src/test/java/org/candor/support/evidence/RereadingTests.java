package org.candor.support.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.candor.database.Scope;
import org.candor.kernel.OrgId;
import org.candor.records.Attachment;
import org.candor.records.FileStore;
import org.candor.records.FileStores;
import org.candor.support.evidence.EvidenceFiles.Compared;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stored files are compared with their SHA-256, a little at a time. */
class RereadingTests {

  @TempDir Path folder;
  private Instant now = Instant.parse("2026-06-30T10:00:00Z");
  private final Scope scope = Scope.of(new OrgId(new UUID(0, 1)));

  private final class Later extends Clock {
    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @Test
  void noMoreIsReadAtATimeThanIsAskedForAndEachFileComesOnceADay() {
    scope.run(
        () -> {
          var store = FileStores.in(folder);
          var rereading = new Rereading(store, new Later());
          var files = new ArrayList<Attachment>();
          for (int i = 0; i < 5; i++) {
            files.add(kept(store, "0123456789".repeat(10) + i));
          }
          assertThat(rereading.read(files, 250)).isEqualTo(new Compared(false, false));
          assertThat(rereading.read(files, 250)).isEqualTo(new Compared(false, false));
          assertThat(rereading.read(files, 250)).isEqualTo(new Compared(true, false));
          flip(store, files.get(2), false);
          assertThat(rereading.read(files, 250))
              .as("its time tells nothing")
              .isEqualTo(new Compared(true, false));
          now = now.plus(Duration.ofDays(1));
          assertThat(rereading.read(files, Long.MAX_VALUE)).isEqualTo(new Compared(true, true));
          assertThat(files)
              .filteredOn(it -> rereading.altered(it.sha256()))
              .containsExactly(files.get(2));
        });
  }

  @Test
  void aFileThatWasWrittenToIsReadFirst() {
    scope.run(
        () -> {
          var store = FileStores.in(folder);
          var rereading = new Rereading(store, new Later());
          var files = List.of(kept(store, "one"), kept(store, "two"), kept(store, "three"));
          rereading.read(files, Long.MAX_VALUE);
          now = now.plus(Duration.ofDays(1));
          flip(store, files.get(1), true);
          assertThat(rereading.read(files, 1)).isEqualTo(new Compared(false, true));
          assertThat(rereading.altered(files.get(1).sha256())).isTrue();
        });
  }

  private static Attachment kept(FileStore store, String text) {
    var kept = store.keep(new ByteArrayInputStream(text.getBytes(UTF_8)));
    return new Attachment(
        "support/evidence", new UUID(0, 7), "a.txt", kept.mediaType(), kept.size(), kept.sha256());
  }

  private static void flip(FileStore store, Attachment file, boolean leaveTime) {
    try {
      var path = store.path(file.sha256());
      var time = Files.getLastModifiedTime(path);
      var bytes = Files.readAllBytes(path);
      bytes[1] ^= 4;
      Files.write(path, bytes);
      Files.setLastModifiedTime(
          path,
          leaveTime
              ? java.nio.file.attribute.FileTime.from(time.toInstant().plusSeconds(2))
              : time);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
