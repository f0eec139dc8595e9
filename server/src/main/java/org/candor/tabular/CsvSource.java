package org.candor.tabular;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.candor.tabular.Problem.Code;
import org.candor.tabular.Unreadable.Reason;
import org.jspecify.annotations.Nullable;

/** Rows of delimited text, whichever of the four delimiters it uses. */
final class CsvSource implements Source {
  private static final int SAMPLE = 1 << 16;
  private static final int SAMPLE_RECORDS = 50;

  private final Detected detected;
  private final Reader in;
  private final CsvRecords records;
  private final Limits limits;
  private final boolean separatorLine;

  private CsvSource(Detected detected, Reader in, char delimiter, Limits limits, boolean sep) {
    this.detected = detected;
    this.in = in;
    this.limits = limits;
    this.separatorLine = sep;
    this.records = CsvRecords.of(in, delimiter, limits);
  }

  static CsvSource open(Path file, String name, Encoding encoding, Reading reading, Limits limits)
      throws IOException {
    String sample = encoding.sample(file, SAMPLE);
    Character separator = separatorLine(sample);
    Character wanted = reading.delimiter() != null ? reading.delimiter() : separator;
    char delimiter = wanted != null ? wanted : delimiter(sample, name, limits);
    return new CsvSource(
        Detected.text(Format.CSV, encoding, delimiter),
        encoding.open(file),
        delimiter,
        limits,
        separator != null);
  }

  @Override
  public Detected detected() {
    return detected;
  }

  @Override
  public List<@Nullable String> header() throws IOException {
    if (separatorLine) {
      records.next();
    }
    Raw raw = filled();
    if (raw == null) {
      throw new Unreadable(Reason.EMPTY, "tabular.empty.header");
    }
    if (raw.width() > limits.columns()) {
      throw new Unreadable(
          Reason.TOO_MANY_COLUMNS, "tabular.columns", raw.width(), limits.columns());
    }
    if (!raw.faults().isEmpty()) {
      var fault = raw.faults().getFirst();
      throw new Unreadable(
          fault.code() == Code.OPEN_QUOTE ? Reason.CUT_OFF : Reason.NO_HEADER,
          "tabular.header.fault",
          fault.message());
    }
    records.keep(raw.width());
    return Cells.requireNames(raw.cells());
  }

  @Override
  public @Nullable Raw next() throws IOException {
    return filled();
  }

  private @Nullable Raw filled() throws IOException {
    Raw raw = records.next();
    while (raw != null && raw.blank()) {
      raw = records.next();
    }
    return raw;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** Excel's own first line, {@code sep=;}, names the delimiter. */
  private static @Nullable Character separatorLine(String sample) {
    boolean named = sample.length() > 5 && sample.toLowerCase(Locale.ROOT).startsWith("sep=");
    return named && (sample.charAt(5) == '\n' || sample.charAt(5) == '\r')
        ? sample.charAt(4)
        : null;
  }

  private static char delimiter(String sample, String name, Limits limits) throws IOException {
    String lower = name.toLowerCase(Locale.ROOT);
    char best = lower.endsWith(".tsv") || lower.endsWith(".tab") ? '\t' : ',';
    double bestScore = 0;
    for (char candidate : new char[] {',', '\t', ';', '|'}) {
      double score = score(sample, candidate, limits);
      if (score > bestScore) {
        bestScore = score;
        best = candidate;
      }
    }
    return best;
  }

  /** How evenly a delimiter divides the first records, wider tables winning among equals. */
  private static double score(String sample, char delimiter, Limits limits) throws IOException {
    var widths = widths(sample, delimiter, limits);
    if (widths.isEmpty() || widths.getFirst() < 2) {
      return 0;
    }
    int header = widths.getFirst();
    long even = widths.stream().filter(w -> w == header).count();
    return 100.0 * even / widths.size() + Math.min(header, 90) / 100.0;
  }

  private static List<Integer> widths(String sample, char delimiter, Limits limits)
      throws IOException {
    var widths = new ArrayList<Integer>();
    var records = CsvRecords.ofSample(new StringReader(sample), delimiter, limits);
    try {
      for (Raw raw = records.next();
          raw != null && widths.size() < SAMPLE_RECORDS;
          raw = records.next()) {
        if (!raw.blank()) {
          widths.add(raw.width());
        }
      }
    } catch (Unreadable endOfSample) {
      return widths;
    }
    return widths;
  }
}
