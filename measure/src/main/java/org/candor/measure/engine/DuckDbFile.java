package org.candor.measure.engine;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.candor.measure.Budget;
import org.candor.measure.Engine;
import org.candor.measure.Fingerprint;
import org.candor.measure.Source;
import org.candor.measure.Source.Form;
import org.candor.measure.Unmeasurable;
import org.jspecify.annotations.Nullable;

/**
 * A file under DuckDB, which may read this file and nothing else: no other path, no network, no
 * extension, no setting.
 */
final class DuckDbFile implements Origin {

  private static final String SOURCE = "source";

  /** Rows whose types are looked at first; more only where they do not hold. */
  private static final int SAMPLE = 100_000;

  private static final int ALL_ROWS = -1;
  private static final Charset WESTERN = Charset.forName("windows-1252");

  private final FileAsRead file;
  private final PrivateFolder folder;
  private final List<String> notes = new ArrayList<>();
  private String reading = "";

  private DuckDbFile(FileAsRead file, PrivateFolder folder) {
    this.file = file;
    this.folder = folder;
  }

  /**
   * @param often whether more than one query will be asked, so that text is parsed once only
   * @param numbered whether rows will be asked for by place
   * @param thorough whether to look at all rows before types are chosen
   */
  static Engine open(
      Source.File source, Budget budget, boolean often, boolean numbered, boolean thorough) {
    var real = located(source);
    var form = source.form() == null ? form(real) : source.form();
    if (form != Form.PARQUET) {
      Packed.refuse(real, source.name());
    }
    var read = FileAsRead.of(real, source.name(), form != Form.PARQUET);
    var folder = new PrivateFolder();
    try {
      var origin = new DuckDbFile(read, folder);
      var link = origin.readable(form, source.encoding());
      return origin.engine(link, form, budget, often || numbered, numbered, thorough);
    } catch (Unmeasurable e) {
      folder.close();
      throw e;
    }
  }

  /** The file behind all links, which must lie under the root, if there is one. */
  private static Path located(Source.File source) {
    try {
      var real = source.path().toRealPath();
      if (source.root() != null && !real.startsWith(source.root().toRealPath())) {
        throw new Unmeasurable(
            "%s lies outside the folder that may be measured.".formatted(source.name()));
      }
      if (!Files.isRegularFile(real)) {
        throw new Unmeasurable(source.name() + " is not a file.");
      }
      return real;
    } catch (IOException e) {
      throw new Unmeasurable("There is no file %s that can be read.".formatted(source.path()), e);
    }
  }

  private static Form form(Path real) {
    var name = String.valueOf(real.getFileName()).toLowerCase(Locale.ROOT);
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "parquet", "pq" -> Form.PARQUET;
      case "ndjson", "jsonl" -> Form.NDJSON;
      case "json" -> Form.JSON;
      case "csv", "tsv", "txt", "tab" -> Form.CSV;
      default -> formByStart(real);
    };
  }

  private static Form formByStart(Path real) {
    try (var in = Files.newInputStream(real)) {
      var start = new String(in.readNBytes(64), StandardCharsets.ISO_8859_1).strip();
      if (start.startsWith("PAR1")) {
        return Form.PARQUET;
      }
      return start.startsWith("[") ? Form.JSON : start.startsWith("{") ? Form.NDJSON : Form.CSV;
    } catch (IOException e) {
      throw new Unmeasurable("%s cannot be read: %s".formatted(real, e.getMessage()), e);
    }
  }

  /** The file itself, or a copy in UTF-8. */
  private Path readable(Form form, @Nullable Charset said) {
    var name = "source." + form.name().toLowerCase(Locale.ROOT);
    if (file.size() == 0) {
      throw new Unmeasurable("The file is empty.");
    }
    if (form == Form.PARQUET) {
      return folder.linked(file.real(), name);
    }
    var charset = said == null ? encoding() : said;
    if (!charset.equals(StandardCharsets.UTF_8)) {
      return folder.transcoded(file.real(), charset, name);
    }
    if (file.firstInvalid() >= 0) {
      throw new Unmeasurable(
          "The file is not UTF-8: byte %,d begins no character. Say its encoding."
              .formatted(file.firstInvalid() + 1));
    }
    return folder.linked(file.real(), name);
  }

  private Charset encoding() {
    try {
      var marked = FileAsRead.marked(file.real());
      if (marked != null) {
        return marked;
      }
    } catch (IOException e) {
      throw new Unmeasurable("The file cannot be read: " + e.getMessage(), e);
    }
    if (file.firstInvalid() < 0) {
      return StandardCharsets.UTF_8;
    }
    requireText();
    notes.add(
        "The file is not UTF-8 (byte %,d); it was read as %s. Say its encoding where that is wrong."
            .formatted(file.firstInvalid() + 1, WESTERN.name()));
    return WESTERN;
  }

  private void requireText() {
    try {
      if (!FileAsRead.looksLikeText(file.real())) {
        throw new Unmeasurable(
            "The file is no text: it holds bytes that no text has. If it is one, say its encoding; if it is Parquet, name it so.");
      }
    } catch (IOException e) {
      throw new Unmeasurable("The file cannot be read: " + e.getMessage(), e);
    }
  }

  private Engine engine(
      Path link, Form form, Budget budget, boolean often, boolean numbered, boolean thorough) {
    Connection connection = null;
    try {
      connection = DriverManager.getConnection("jdbc:duckdb:");
      lockDown(connection, link, folder.spill(), budget);
      var dialect = new DuckDbDialect(budget);
      var queries = new Queries(connection, dialect, budget);
      boolean kept = form == Form.PARQUET ? numbered : often;
      define(queries, link, form, kept, thorough);
      return new SqlEngine(version(connection), connection, dialect, SOURCE, kept, budget, this);
    } catch (SQLException e) {
      closeAfter(connection, e);
      throw new Unmeasurable("DuckDB does not start: " + e.getMessage(), e);
    } catch (Unmeasurable e) {
      closeAfter(connection, e);
      throw e;
    }
  }

  private static void closeAfter(@Nullable Connection connection, Exception failure) {
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException e) {
        failure.addSuppressed(e);
      }
    }
  }

  /** The order matters: nothing can be set once the last line has run. */
  static void lockDown(Connection connection, Path link, Path spill, Budget budget)
      throws SQLException {
    try (var statement = connection.createStatement()) {
      for (var setting :
          List.of(
              "threads = " + budget.threads(),
              "memory_limit = '%d KiB'".formatted(Math.max(1, budget.memory() >> 10)),
              "temp_directory = " + CsvDialect.literal(spill.toString()),
              "max_temp_directory_size = '%d KiB'".formatted(budget.disk() >> 10),
              "autoinstall_known_extensions = false",
              "autoload_known_extensions = false",
              "allow_community_extensions = false",
              "allow_persistent_secrets = false",
              "allowed_paths = [" + CsvDialect.literal(link.toString()) + "]",
              "enable_external_access = false",
              "lock_configuration = true")) {
        statement.execute("set " + setting);
      }
    }
  }

  private void define(Queries queries, Path link, Form form, boolean kept, boolean thorough) {
    var path = CsvDialect.literal(link.toString());
    var function =
        switch (form) {
          case CSV -> {
            var csv = CsvDialect.found(queries, link, thorough ? ALL_ROWS : SAMPLE);
            reading = csv.reading("FILE");
            yield csv.reading(path);
          }
          case PARQUET -> reading("read_parquet(%s)", path);
          case JSON -> reading("read_json(%s, format = 'auto', sample_size = -1)", path);
          case NDJSON ->
              reading("read_json(%s, format = 'newline_delimited', sample_size = -1)", path);
        };
    queries.run(
        Sql.of(
            "create temp %s %s as select * from %s"
                .formatted(kept ? "table" : "view", SOURCE, function)));
  }

  private String reading(String function, String path) {
    reading = function.formatted("FILE");
    return function.formatted(path);
  }

  private static String version(Connection connection) throws SQLException {
    return "DuckDB " + connection.getMetaData().getDatabaseProductVersion();
  }

  @Override
  public String reading() {
    return reading;
  }

  @Override
  public List<String> notes() {
    return List.copyOf(notes);
  }

  @Override
  public Fingerprint fingerprint(long rows) {
    return file.fingerprint(rows);
  }

  @Override
  public void close() {
    folder.close();
  }
}
