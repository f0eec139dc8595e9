package org.candor.cli;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import org.candor.measure.Source;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The rows that a command measures. */
final class MeasureSource {

  @Parameters(
      index = "0",
      paramLabel = "FILE",
      description = "CSV, Parquet, JSON or NDJSON. The first line of a CSV names its columns.")
  Path file = Path.of("");

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
    return source(file);
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
