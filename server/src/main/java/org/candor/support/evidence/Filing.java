package org.candor.support.evidence;

import static org.candor.support.evidence.EvidenceRegisters.EVIDENCE;
import static org.candor.web.Messages.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import org.candor.kernel.Actor;
import org.candor.records.Attachment;
import org.candor.records.Entry;
import org.candor.records.FileStore;
import org.candor.records.Records;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Files a piece of evidence together with the file that it is. Clause 7.5.3. */
@Service
public class Filing {

  private final Records records;
  private final FileStore files;

  Filing(Records records, FileStore files) {
    this.records = records;
    this.files = files;
  }

  /** A file that came in, and what it is called. */
  public record Incoming(String name, InputStream content) {}

  /**
   * Both go on record, or neither does.
   *
   * @throws IllegalArgumentException if the file is empty
   */
  @Transactional
  public Entry<Evidence> file(Evidence evidence, Incoming file, Actor actor) throws IOException {
    var stored = files.keep(file.content());
    if (stored.size() == 0) {
      Files.deleteIfExists(files.path(stored.sha256()));
      throw new IllegalArgumentException(text("support.filing.empty"));
    }
    var entry = records.record(EVIDENCE.kind(), evidence, actor);
    var attachment =
        new Attachment(
            EVIDENCE.path(),
            entry.id(),
            FileStore.name(file.name()),
            stored.mediaType(),
            stored.size(),
            stored.sha256());
    records.record(Attachment.KIND, attachment, actor);
    return entry;
  }
}
