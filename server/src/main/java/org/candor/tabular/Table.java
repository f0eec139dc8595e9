package org.candor.tabular;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.candor.tabular.Problem.Code;
import org.candor.tabular.Source.Fault;
import org.candor.tabular.Source.Raw;
import org.jspecify.annotations.Nullable;

/** A table that is being read: columns at once, rows as they come, once. */
public final class Table implements AutoCloseable {
  private final Source source;
  private final List<String> columns;
  private final List<Problem> notices = new ArrayList<>();
  private final boolean unquoteFormulas;
  private long count;
  private boolean started;

  Table(Source source, boolean unquoteFormulas) throws IOException {
    this.source = source;
    this.unquoteFormulas = unquoteFormulas;
    this.columns = named(source.header());
  }

  public Detected detected() {
    return source.detected();
  }

  /** The header: trimmed, none blank, none twice. */
  public List<String> columns() {
    return columns;
  }

  /** What had to be done to the header to make it so. */
  public List<Problem> notices() {
    return List.copyOf(notices);
  }

  /**
   * All rows, bad ones with their problems. Can be asked once.
   *
   * @throws Unreadable while reading, when the file turns out cut off or hostile further down
   */
  public Stream<Row> rows() {
    if (started) {
      throw new IllegalStateException("The rows were read already: open the file again");
    }
    started = true;
    return Stream.iterate(next(), row -> row != null, row -> next()).map(row -> row);
  }

  /** The rows that can be used; what is wrong with the others goes to {@code problems}. */
  public Stream<Row> soundRows(Consumer<Problem> problems) {
    return rows().peek(row -> row.problems().forEach(problems)).filter(Row::sound);
  }

  @Override
  public void close() {
    try {
      source.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> named(List<@Nullable String> header) {
    Set<String> taken = new HashSet<>();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < header.size(); i++) {
      names.add(unique(header.get(i), i + 1, taken));
    }
    return List.copyOf(names);
  }

  private String unique(@Nullable String given, int position, Set<String> taken) {
    String base = given == null ? "Column " + position : Cells.mended(clean(given));
    String name = base;
    for (int n = 2; !taken.add(name); n++) {
      name = "%s (%d)".formatted(base, n);
    }
    if (given == null) {
      var message = Sentence.of("tabular.column.unnamed", position, name);
      notices.add(new Problem(0, name, Code.BLANK_HEADER, message, ""));
    } else if (!name.equals(base)) {
      var message = Sentence.of("tabular.column.again", name);
      notices.add(new Problem(0, name, Code.DUPLICATE_HEADER, message, Cells.excerpt(base)));
    }
    return name;
  }

  private String clean(String text) {
    return unquoteFormulas ? Formulas.unquoted(text) : text;
  }

  private @Nullable Row next() {
    try {
      Raw raw = source.next();
      return raw == null ? null : row(raw);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Row row(Raw raw) {
    long number = ++count;
    var problems = new ArrayList<Problem>();
    var cells = new ArrayList<@Nullable String>(columns.size());
    for (int i = 0; i < columns.size(); i++) {
      String text = i < raw.cells().size() ? raw.cells().get(i) : null;
      Fault fault = text == null ? null : Cells.fault(i, text);
      if (fault != null) {
        problems.add(problem(number, fault));
      }
      cells.add(text == null || fault != null ? null : clean(text));
    }
    raw.faults().forEach(fault -> problems.add(problem(number, fault)));
    width(raw, number, problems);
    return new Row(number, raw.line(), cells, problems);
  }

  private void width(Raw raw, long number, List<Problem> problems) {
    int expected = columns.size();
    if (raw.faults().stream().anyMatch(Table::aboutQuotes)) {
      return;
    }
    if (raw.width() < expected) {
      var message = Sentence.of("tabular.row.short", raw.width(), expected);
      problems.add(new Problem(number, null, Code.TOO_FEW_CELLS, message, first(raw)));
    } else if (raw.surplus() > 0) {
      var message = Sentence.of("tabular.row.wide", raw.width(), expected);
      problems.add(new Problem(number, null, Code.TOO_MANY_CELLS, message, first(raw)));
    }
  }

  /** Where a quote went wrong, the number of cells says nothing more. */
  private static boolean aboutQuotes(Fault fault) {
    return fault.code() == Code.OPEN_QUOTE || fault.code() == Code.AFTER_OPEN_QUOTE;
  }

  private static String first(Raw raw) {
    String first = raw.cells().isEmpty() ? null : raw.cells().getFirst();
    return first == null ? "" : Cells.excerpt(first);
  }

  private Problem problem(long number, Fault fault) {
    String column = fault.column() < 0 ? null : columns.get(fault.column());
    return new Problem(number, column, fault.code(), fault.message(), fault.excerpt());
  }
}
