package org.candor.exchange;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.candor.exchange.Mapping.Days;
import org.candor.exchange.Mapping.Join;
import org.candor.exchange.Mapping.Otherwise;
import org.candor.exchange.Mapping.Source;
import org.candor.register.Field;
import org.candor.register.Register;
import org.candor.tabular.Dates.Order;
import org.candor.tabular.Row;
import org.candor.web.Messages;
import org.candor.web.Phrase;
import org.jspecify.annotations.Nullable;

/** Reads one field out of a row: which columns, which spelling means what, what stays open. */
class FieldReader {

  private static final Pattern ITEMS = Pattern.compile("[;\\n]");

  private final Field field;
  private final Source source;
  private final Mapping mapping;
  private final Naming naming;
  private final List<Column> columns = new ArrayList<>();
  private final Answers answers;
  private final Set<String> noAnswer = new HashSet<>();
  private final Set<String> passOver = new HashSet<>();
  private final Pattern split;

  /** A column of the file, and how its dates are to be read. */
  private record Column(String name, int at, Days days) {}

  /** What a cell said, word for word, and under which column. */
  private record Said(Column in, String text) {
    String column() {
      return in.name();
    }
  }

  FieldReader(
      Register<?> register,
      Field field,
      Source source,
      Mapping mapping,
      Map<String, Integer> positions,
      Map<String, Order> dates,
      Naming naming) {
    this.field = field;
    this.source = source;
    this.mapping = mapping;
    this.naming = naming;
    for (var name : source.columns()) {
      var normal = Spelling.normal(name);
      var at = positions.get(normal);
      if (at != null) {
        var days = mapping.dates();
        columns.add(new Column(name, at, days.in(dates.getOrDefault(normal, days.order()))));
      }
    }
    Stream.concat(mapping.noAnswer().stream(), source.noAnswer().stream())
        .forEach(it -> noAnswer.add(Spelling.normal(it)));
    source.passOver().forEach(it -> passOver.add(Spelling.normal(it)));
    this.answers = new Answers(register, field);
    learnOptions();
    this.split = source.split() == null ? ITEMS : Pattern.compile(Pattern.quote(source.split()));
  }

  Field field() {
    return field;
  }

  boolean found() {
    return !columns.isEmpty();
  }

  String columnNames() {
    return String.join(" + ", columns.stream().map(Column::name).toList());
  }

  /** What the row says for the field, in the register's terms; nothing when it says nothing. */
  List<String> read(Row row, Tally tally, List<Finding> findings) {
    var said = new ArrayList<Said>();
    for (var column : columns) {
      var cell = row.cells().get(column.at());
      var text = cell == null ? "" : mapping.tidy() ? Spelling.tidy(cell) : cell;
      if (!text.isEmpty()) {
        said.add(new Said(column, text));
      }
    }
    if (optional() && said.isEmpty()) {
      tally.value(field, "", "");
    }
    return source.join() == Join.ALL ? all(row, said) : first(row, said, tally, findings);
  }

  private List<String> all(Row row, List<Said> said) {
    var parts = new ArrayList<String>();
    for (var it : said) {
      if (!silent(it.text())) {
        var label = source.labels().get(it.column());
        parts.add(label == null ? it.text() : label + ": " + it.text());
      }
    }
    return parts.isEmpty() ? List.of() : List.of(String.join(source.separator(), parts));
  }

  private List<String> first(Row row, List<Said> said, Tally tally, List<Finding> findings) {
    var spoken = said.stream().filter(it -> !silent(it.text())).toList();
    var best =
        spoken.stream()
            .filter(it -> !passOver.contains(Spelling.normal(it.text())))
            .findFirst()
            .or(() -> spoken.stream().findFirst());
    if (best.isEmpty()) {
      said.stream().findFirst().ifPresent(it -> tally(tally, it.text(), ""));
      return List.of();
    }
    var read = translated(row, best.get(), findings);
    tally(tally, best.get().text(), String.join("; ", read));
    return read;
  }

  private void tally(Tally tally, String text, String meaning) {
    if (optional()) {
      tally.value(field, text, meaning);
    }
  }

  private boolean optional() {
    return field instanceof Field.Choice || field instanceof Field.Choices;
  }

  private boolean silent(String text) {
    return noAnswer.contains(Spelling.normal(text));
  }

  private List<String> translated(Row row, Said said, List<Finding> findings) {
    return switch (field) {
      case Field.Line _ -> List.of(Spelling.oneLine(said.text()));
      case Field.Paragraph _ -> List.of(said.text());
      case Field.Terms _ -> items(said.text());
      case Field.Day _ -> Datings.read(said.text(), said.in().days(), open(row, said, findings));
      case Field.Choice _ -> option(said.text(), open(row, said, findings));
      case Field.Choices _ -> chosen(row, said, findings);
      case Field.Flag _, Field.Whole _ -> List.of(said.text());
      case Field.Someone _ ->
          naming.read(
              said.text().strip(),
              message ->
                  findings.add(
                      Finding.warning(
                          row.number(),
                          row.line(),
                          said.column(),
                          Spelling.brief(said.text()),
                          message)));
    };
  }

  private List<String> chosen(Row row, Said said, List<Finding> findings) {
    var chosen = new LinkedHashSet<String>();
    for (var item : items(said.text())) {
      chosen.addAll(option(item, open(row, new Said(said.in(), item), findings)));
    }
    return List.copyOf(chosen);
  }

  private List<String> items(String text) {
    return split.splitAsStream(text).map(String::strip).filter(it -> !it.isEmpty()).toList();
  }

  private List<String> option(String text, Consumer<Phrase> open) {
    var option = answers.meant(text);
    if (option.isEmpty()) {
      open.accept(answers.unknown(text));
    }
    return option.stream().toList();
  }

  private Consumer<Phrase> open(Row row, Said said, List<Finding> findings) {
    return message -> findings.add(finding(row, said.column(), said.text(), message));
  }

  /** Says of a value that it cannot be taken over. */
  Finding finding(Row row, String column, String text, Phrase message) {
    var name = column.isEmpty() ? columnNames() : column;
    var excerpt = Spelling.brief(text);
    return mayStayOpen()
        ? Finding.warning(row.number(), row.line(), name, excerpt, message)
        : Finding.error(row.number(), row.line(), name, excerpt, message);
  }

  /** A record cannot be without a required answer, so there the row stays out. */
  private boolean mayStayOpen() {
    return source.otherwise() == Otherwise.WARN
        && (!field.required() || !source.constant().isEmpty());
  }

  private void learnOptions() {
    source
        .values()
        .forEach(
            (option, spellings) -> {
              if (!answers.has(option)) {
                throw new IllegalArgumentException(
                    Messages.text("exchange.mapping.option", option, field.name()));
              }
              spellings.forEach(it -> learn(it, option));
            });
  }

  /** What the mapping gives a meaning is an answer, even where it is none elsewhere. */
  private void learn(String spelling, String option) {
    answers.learn(spelling, option);
    noAnswer.remove(Spelling.normal(spelling));
  }

  static @Nullable String text(Row row, @Nullable Integer at) {
    return at == null ? null : row.cells().get(at);
  }
}
