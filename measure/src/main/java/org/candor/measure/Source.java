package org.candor.measure;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the rows are that are measured. */
public sealed interface Source {

  /** What people call it. */
  String name();

  /**
   * A file of rows.
   *
   * @param root folder it must lie in, also after links were followed; null where any will do
   * @param form null to know it from its name, else from its first bytes
   * @param encoding of a text; null to find out
   */
  record File(Path path, @Nullable Path root, @Nullable Form form, @Nullable Charset encoding)
      implements Source {

    public static File at(Path path) {
      return new File(path, null, null, null);
    }

    @Override
    public String name() {
      return String.valueOf(path.getFileName());
    }
  }

  /** How the rows of a file are written. */
  enum Form {
    CSV,
    PARQUET,
    JSON,
    NDJSON
  }

  /**
   * A table or view of a database.
   *
   * @param url of JDBC
   * @param user null where the server asks for none
   * @param password null where the server asks for none
   * @param path such as schema and name of the table
   */
  record Table(String url, @Nullable String user, @Nullable String password, List<String> path)
      implements Source {

    public Table {
      path = List.copyOf(path);
    }

    @Override
    public String name() {
      return String.join(".", path);
    }

    /** Without the password. */
    @Override
    public String toString() {
      return "Table[" + url + ", " + path + "]";
    }
  }
}
