package org.candor.records;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.candor.database.DataFolder;
import org.candor.database.Scope;
import org.candor.kernel.OrgId;
import org.candor.records.SoundFiles.State;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was read once need not be read again, unless it was touched since. */
class SoundFilesTests {

  private static final Scope CLINIC = Scope.of(new OrgId(UUID.randomUUID()));

  @TempDir Path folder;
  private final List<Object> told = new ArrayList<>();
  private FileStore store;
  private SoundFiles files;
  private Attachment report;
  private Path path;

  @BeforeEach
  void aReportIsKept() {
    store = new FileStore(new DataFolder(folder));
    files = new SoundFiles(store, told::add);
    CLINIC.run(
        () -> {
          var kept = store.keep(new ByteArrayInputStream("Tested".getBytes(UTF_8)));
          report =
              new Attachment(
                  "support/evidence",
                  new UUID(0, 1),
                  "report.txt",
                  kept.mediaType(),
                  kept.size(),
                  kept.sha256());
          path = store.path(kept.sha256());
        });
  }

  @Test
  void whatWasSeenAndNotTouchedIsSound() {
    CLINIC.run(
        () -> {
          var seen = files.seen(report).orElseThrow();
          assertThat(files.state(report, List.of(seen))).isEqualTo(State.SOUND);
          assertThat(files.state(report, List.of())).as("read anew").isEqualTo(State.SOUND);
          assertThat(told).isEmpty();
        });
  }

  @Test
  void aByteThatIsFlippedBetweenIsFoundThoughLengthAndTimeAreAsTheyWere() throws IOException {
    var seen = CLINIC.get(() -> files.seen(report).orElseThrow());
    var stored = Files.getLastModifiedTime(path);
    flip(stored);
    assertThat(CLINIC.get(() -> files.state(report, List.of(seen)))).isEqualTo(State.ALTERED);
    assertThat(told).containsExactly(new FileAltered(report.sha256()));
    assertThat(CLINIC.get(() -> files.seen(report))).isEmpty();
    assertThat(told).as("looking ahead tells nobody").hasSize(1);
  }

  @Test
  void whatIsGoneIsGoneWhateverWasSeen() throws IOException {
    var seen = CLINIC.get(() -> files.seen(report).orElseThrow());
    Files.delete(path);
    assertThat(CLINIC.get(() -> files.state(report, List.of(seen)))).isEqualTo(State.GONE);
    assertThat(CLINIC.get(() -> files.seen(report))).isEmpty();
  }

  private void flip(FileTime stored) throws IOException {
    var content = Files.readAllBytes(path);
    content[3] ^= 1;
    Files.write(path, content);
    Files.setLastModifiedTime(path, stored);
  }
}
