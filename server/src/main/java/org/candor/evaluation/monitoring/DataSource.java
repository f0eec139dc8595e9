package org.candor.evaluation.monitoring;

import java.time.LocalDate;
import org.candor.kernel.PersonId;
import org.candor.register.ByVerb;
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
    String name,
    Kind kind,
    @Nullable @Prose String description,
    @Nullable String path,
    @Nullable Form form,
    @Nullable String encoding,
    @Nullable String url,
    @Nullable String tableName,
    @Nullable String account,
    @Nullable String dataSet,
    @Nullable PersonId owner,
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
      throw new Unfit("url", Phrase.of("evaluation.refused.secret"));
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
