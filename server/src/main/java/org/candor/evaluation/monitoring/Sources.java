package org.candor.evaluation.monitoring;

import static org.candor.evaluation.monitoring.MonitoringRegisters.DATA_SOURCES;
import static org.candor.web.Messages.text;

import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.candor.evaluation.monitoring.DataSource.Kind;
import org.candor.kernel.Actor;
import org.candor.records.AsOf;
import org.candor.records.Attachment;
import org.candor.records.Entry;
import org.candor.records.FileStore;
import org.candor.records.NotFound;
import org.candor.records.Records;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** The verbs of data sources: sending a file, setting a password. */
@Service
class Sources {

  /** Bytes of a file that is uploaded; larger ones are measured where they lie. */
  static final long LARGEST = 200_000_000;

  private final Records records;
  private final FileStore files;
  private final Secrets secrets;
  private final TransactionOperations transactions;
  private final Clock clock;

  Sources(
      Records records,
      FileStore files,
      Secrets secrets,
      TransactionOperations transactions,
      Clock clock) {
    this.records = records;
    this.files = files;
    this.secrets = secrets;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** What became of it: the source as it stands then, or why nothing was kept. */
  sealed interface Answer {
    record Kept(Entry<DataSource> source) implements Answer {}

    record Refused(List<String> reasons) implements Answer {}
  }

  Entry<DataSource> require(UUID id) {
    return records
        .find(DATA_SOURCES.kind(), id, AsOf.NOW)
        .orElseThrow(() -> new NotFound(text("evaluation.data-sources.none")));
  }

  /**
   * Keeps a file. Earlier ones stay, so that what was measured of them can be measured again. While
   * its bytes come in, no transaction is open: a slow sender holds no connection of the database.
   *
   * @throws org.springframework.web.multipart.MaxUploadSizeExceededException beyond {@link
   *     #LARGEST}
   */
  public Answer upload(UUID id, String sent, InputStream content, Actor actor) {
    var source = require(id);
    if (!takesFiles(source)) {
      return refused("evaluation.refused.notUpload", source);
    }
    var stored = files.keep(content, LARGEST);
    return stored.size() == 0
        ? refused("evaluation.refused.empty", source)
        : transactions.execute(_ -> kept(id, sent, stored, actor));
  }

  /**
   * A new source with its file.
   *
   * @return null for a file without bytes
   * @throws org.springframework.web.multipart.MaxUploadSizeExceededException beyond {@link
   *     #LARGEST}
   */
  @Nullable Answer uploaded(DataSource source, String sent, InputStream content, Actor actor) {
    var stored = files.keep(content, LARGEST);
    return stored.size() == 0
        ? null
        : transactions.execute(
            _ -> {
              var entry = records.record(DATA_SOURCES.kind(), source, actor);
              return kept(entry.id(), sent, stored, actor);
            });
  }

  private static boolean takesFiles(Entry<DataSource> source) {
    return source.content().kind() == Kind.UPLOAD && !source.retired();
  }

  /** As it stands now: it may have been changed while the bytes came in. */
  private Answer kept(UUID id, String sent, FileStore.Stored stored, Actor actor) {
    var source = require(id);
    if (!takesFiles(source)) {
      return refused("evaluation.refused.notUpload", source);
    }
    var name = FileStore.name(sent);
    var file =
        new Attachment(
            DATA_SOURCES.path(), id, name, stored.mediaType(), stored.size(), stored.sha256());
    records.record(Attachment.KIND, file, actor);
    var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    var holding = source.content().holding(name, stored.sha256(), (int) stored.size(), today);
    return new Answer.Kept(
        records.revise(DATA_SOURCES.kind(), id, source.version(), holding, actor, null));
  }

  /** Seals a password; an empty one is forgotten. */
  @Transactional
  public Answer secret(UUID id, String password) {
    var source = require(id);
    if (source.content().kind() != Kind.DATABASE || source.retired()) {
      return refused("evaluation.refused.notDatabase", source);
    }
    if (password.isEmpty()) {
      secrets.forget(id);
    } else {
      secrets.keep(id, password);
    }
    return new Answer.Kept(source);
  }

  private static Answer refused(String key, Entry<DataSource> source) {
    return new Answer.Refused(List.of(text(key, source.label())));
  }
}
