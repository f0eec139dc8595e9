package org.candor.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.candor.database.DataFolder;
import org.candor.database.Scope;
import org.candor.kernel.OrgId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

/** A file is kept whole or not at all. */
class FileStoreTests {

  private static final Scope CLINIC = Scope.of(new OrgId(UUID.randomUUID()));

  @TempDir Path folder;

  @Test
  void aFileOfFiftyMegabytesIsKeptAndOneByteMoreIsNot() throws IOException {
    var store = new FileStore(new DataFolder(folder));
    var whole = new byte[Math.toIntExact(FileStore.LARGEST)];
    var kept = CLINIC.get(() -> store.keep(new ByteArrayInputStream(whole)));
    assertThat(kept.size()).isEqualTo(FileStore.LARGEST);
    assertThat(CLINIC.get(() -> store.holds(kept.sha256(), kept.size()))).isTrue();
    var more = new SequenceInputStream(new ByteArrayInputStream(whole), one());
    assertThatThrownBy(() -> CLINIC.run(() -> store.keep(more)))
        .isInstanceOf(MaxUploadSizeExceededException.class);
    assertThat(files()).containsExactly(kept.sha256());
  }

  @Test
  void whatIsCutOffLeavesNothingBehind() throws IOException {
    var store = new FileStore(new DataFolder(folder));
    var cut =
        new InputStream() {
          private int sent;

          @Override
          public int read() throws IOException {
            if (sent++ > 200_000) {
              throw new IOException("Connection reset by peer");
            }
            return 'x';
          }
        };
    assertThatThrownBy(() -> CLINIC.run(() -> store.keep(cut)))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(files()).isEmpty();
  }

  private static InputStream one() {
    return new ByteArrayInputStream(new byte[] {1});
  }

  private List<String> files() throws IOException {
    try (var all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).map(it -> it.getFileName().toString()).toList();
    }
  }
}
