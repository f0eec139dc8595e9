package org.candor.cli;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.candor.measure.Source;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The rows that a command measures. */
final class MeasureSource {

  @Parameters(
      index = "0",
      paramLabel = "FILE",
      description = {
        "CSV, Parquet, JSON or NDJSON; the first line of a CSV names its columns. Or an address",
        "such as jdbc:postgresql://host/database, with --table."
      })
  String file = "";

  @Option(
      names = "--table",
      paramLabel = "NAME",
      description = "Table or view of a database, e.g. public.decisions.")
  @Nullable String table;

  @Option(names = "--user", paramLabel = "ROLE", description = "Who signs in to the database.")
  @Nullable String user;

  @Option(names = "--password-file", paramLabel = "FILE", description = "File with the password.")
  @Nullable Path passwordFile;

  @Option(
      names = "--input",
      paramLabel = "FORM",
      description = "csv, parquet, json or ndjson. Default: as FILE is called")
  Source.@Nullable Form form;

  @Option(
      names = "--encoding",
      paramLabel = "NAME",
      description = "Of a text, e.g. windows-1252. Default: UTF-8 where it is")
  @Nullable String encoding;

  Source source() {
    if (!file.startsWith("jdbc:")) {
      if (table != null) {
        throw new Misused("--table goes with the address of a database in place of a file.");
      }
      return source(Path.of(file));
    }
    if (table == null) {
      throw new Misused("Which table of the database? Say --table.");
    }
    return new Source.Table(file, user, password(), List.of(table.split("\\.")));
  }

  private @Nullable String password() {
    try {
      return passwordFile == null ? null : Files.readString(passwordFile).strip();
    } catch (IOException e) {
      throw new Misused("The password file " + passwordFile + " cannot be read.");
    }
  }

  /** Another file, written alike. */
  Source source(Path other) {
    return new Source.File(other, null, form, charset());
  }

  private @Nullable Charset charset() {
    if (encoding == null) {
      return null;
    }
    try {
      return Charset.forName(encoding);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new Misused("There is no encoding called '" + encoding + "'.");
    }
  }
}
