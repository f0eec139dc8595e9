package org.candor.evaluation.monitoring;

import java.time.LocalDate;
import org.candor.kernel.PersonId;
import org.candor.register.ByVerb;
import org.candor.register.Hint;
import org.candor.register.Prose;
import org.candor.register.Unfit;
import org.candor.web.Phrase;
import org.jspecify.annotations.Nullable;

/**
 * Where the rows are that are measured. Clause 9.1, A.7.4. The password of a database is not part
 * of the record: it is sealed beside it and never shown again.
 *
 * @param path within one of the folders that this installation allows to be measured
 * @param form null to know it from the file
 * @param url of JDBC, without user and password
 * @param tableName such as {@code public.decisions}
 * @param account the role that signs in to the database
 * @param dataSet the record it holds rows of, such as {@code DAT-3}
 * @param sha256 of the file that was uploaded
 * @param bytes of that file
 */
public record DataSource(
    @Hint("What do people call these rows?") String name,
    @Hint("Where are they?") Kind kind,
    @Nullable @Prose @Hint("What is in it, and how does it come about?") String description,
    @Nullable @Hint("Path within an allowed folder, e.g. loans/predictions.parquet") String path,
    @Nullable @Hint("How is the file written? Left open, the file tells") Form form,
    @Nullable @Hint("Encoding of a text, where it is not UTF-8, e.g. windows-1252") String encoding,
    @Nullable @Hint("Address, e.g. jdbc:postgresql://db.example.org/loans") String url,
    @Nullable @Hint("Table or view, e.g. public.decisions") String tableName,
    @Nullable @Hint("Who signs in? A role that may only read") String account,
    @Nullable @Hint("Which data set is it? E.g. DAT-3") String dataSet,
    @Nullable @Hint("Who answers for it?") PersonId owner,
    @Nullable @ByVerb(always = true) String fileName,
    @Nullable @ByVerb(always = true) String sha256,
    @Nullable @ByVerb(always = true) Integer bytes,
    @Nullable @ByVerb(always = true) LocalDate uploadedOn) {

  public DataSource {
    if (kind == Kind.FILE && path == null) {
      throw new Unfit("path", Phrase.of("evaluation.refused.path"));
    }
    if (kind == Kind.DATABASE && (url == null || tableName == null)) {
      throw new Unfit("tableName", Phrase.of("evaluation.refused.table"));
    }
    if (url != null
        && (url.contains("@") || url.toLowerCase(java.util.Locale.ROOT).contains("password"))) {
      throw new Unfit("url", Phrase.of("evaluation.refused.address"));
    }
  }

  /** Where rows lie. */
  public enum Kind {
    DATABASE,
    FILE,
    UPLOAD
  }

  /** How the rows of a file are written. */
  public enum Form {
    CSV,
    PARQUET,
    JSON,
    NDJSON
  }

  DataSource holding(String file, String hash, int size, LocalDate on) {
    return new DataSource(
        name,
        kind,
        description,
        path,
        form,
        encoding,
        url,
        tableName,
        account,
        dataSet,
        owner,
        file,
        hash,
        size,
        on);
  }
}
