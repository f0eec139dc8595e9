package org.candor.records;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;

/** The files that stand with records, compared with the hash that their facts give. */
@Repository
class StoredFiles {

  private static final int BATCH = 200;

  private final JdbcClient jdbc;
  private final Rows rows;
  private final FileStore store;
  private final TransactionOperations transactions;

  StoredFiles(JdbcClient jdbc, Rows rows, FileStore store, TransactionOperations transactions) {
    this.jdbc = jdbc;
    this.rows = rows;
    this.store = store;
    this.transactions = transactions;
  }

  /** Reads all of each, outside of transactions; returns how many there were. */
  long compare(
      Map<String, Kind<?>> kinds, LedgerAudit.Problems problems, LedgerAudit.Progress progress) {
    var number = 0;
    var done = 0L;
    var all = transactions.execute(_ -> count());
    List<Entry<Attachment>> batch;
    do {
      var after = number;
      batch = transactions.execute(_ -> after(after));
      for (var file : batch) {
        var what = wrong(file);
        if (what != null) {
          var problem = transactions.execute(_ -> about(kinds, file, what));
          problems.add(problem);
        }
        number = file.number();
        progress.at(++done, all);
      }
    } while (batch.size() == BATCH);
    return done;
  }

  private long count() {
    return jdbc.sql("select count(*) from records.attachments where to_seq is null and not retired")
        .query(Long.class)
        .single();
  }

  private List<Entry<Attachment>> after(int number) {
    return jdbc
        .sql(
            """
            select to_jsonb(it) from records.attachments it
            where it.to_seq is null and not it.retired and it.number > :number
            order by it.number limit :limit
            """)
        .param("number", number)
        .param("limit", BATCH)
        .query(String.class)
        .list()
        .stream()
        .map(it -> Rows.entry(Attachment.KIND, it))
        .toList();
  }

  private @Nullable String wrong(Entry<Attachment> file) {
    try {
      return store.isIntact(file.content().sha256())
          ? null
          : "the file was altered: its bytes are not those whose SHA-256 the fact has";
    } catch (IOException | IllegalArgumentException _) {
      return stands(file) ? "the file is gone from the store" : null;
    }
  }

  /**
   * Somebody may have taken it away while this went on, or it was erased by law. Where its name was
   * only blanked by hand, the comparison of versions says that.
   */
  private boolean stands(Entry<Attachment> file) {
    var now =
        transactions.execute(
            _ -> rows.find(Attachment.KIND, List.of(file.id()), AsOf.NOW).get(file.id()));
    return now != null && !now.retired() && !now.content().name().equals(Erasure.ERASED);
  }

  private Discrepancy about(Map<String, Kind<?>> kinds, Entry<Attachment> file, String what) {
    var content = file.content();
    var subject = label(kinds.get(content.aboutKind()), content.aboutId());
    var whose = subject == null ? content.aboutKind() : subject + " in " + content.aboutKind();
    return new Discrepancy(
        content.aboutKind(),
        content.aboutId(),
        subject,
        file.fromSeq(),
        "sha256",
        null,
        null,
        "fact %d, %s of %s: %s".formatted(file.fromSeq(), file.label(), whose, what));
  }

  private @Nullable String label(@Nullable Kind<?> kind, UUID id) {
    return kind == null ? null : labelOf(kind, id);
  }

  private <R extends Record> @Nullable String labelOf(Kind<R> kind, UUID id) {
    var entry = rows.find(kind, List.of(id), AsOf.NOW).get(id);
    return entry == null ? null : entry.label();
  }
}
