package org.candor.exchange;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.candor.exchange.Report.Meaning;
import org.candor.exchange.Report.Troubles;
import org.candor.register.Field;
import org.candor.tabular.Dates.Order;

/**
 * Counts while a file is read: rows by what became of them, troubles by column, values by field.
 */
class Tally {

  private static final int MOST_VALUES = 300;

  private final Map<String, Troubles> byColumn = new TreeMap<>();
  private final Map<String, Map<Meaning, Integer>> byField = new LinkedHashMap<>();
  private Map<String, Order> dates = Map.of();
  private List<String> unused = List.of();
  private int read;
  private int created;
  private int changed;
  private int same;
  private int refused;
  private int warnings;
  private int gone;

  /** What became of a row. */
  enum Fate {
    NEW,
    CHANGED,
    SAME,
    REFUSED
  }

  void row(Fate fate) {
    read++;
    switch (fate) {
      case NEW -> created++;
      case CHANGED -> changed++;
      case SAME -> same++;
      case REFUSED -> refused++;
    }
  }

  /** The order of the dates in each column. */
  void dates(Map<String, Order> orders) {
    dates = orders;
  }

  Map<String, Order> dates() {
    return dates;
  }

  /** Columns of the file that come to nothing. */
  void unused(List<String> columns) {
    unused = columns;
  }

  void gone() {
    gone++;
  }

  void finding(Finding it) {
    var before = byColumn.getOrDefault(it.column(), new Troubles(0, 0));
    switch (it.kind()) {
      case ERROR -> byColumn.put(it.column(), new Troubles(before.errors() + 1, before.warnings()));
      case WARNING -> {
        warnings++;
        byColumn.put(it.column(), new Troubles(before.errors(), before.warnings() + 1));
      }
      case NEW, CHANGED, GONE -> {}
    }
  }

  /**
   * @param text as the file spells it
   * @param meaning the option it was read as; empty for no answer
   */
  void value(Field field, String text, String meaning) {
    var values = byField.computeIfAbsent(field.name(), _ -> new LinkedHashMap<>());
    var key = new Meaning(Spelling.spelling(text), meaning);
    if (values.size() < MOST_VALUES || values.containsKey(key)) {
      values.merge(key, 1, Integer::sum);
    }
  }

  Report.Counts counts() {
    return new Report.Counts(read, created, changed, same, refused, warnings, gone);
  }

  Report.Survey survey() {
    var values = new LinkedHashMap<String, List<Report.Counted>>();
    byField.forEach((field, counted) -> values.put(field, Report.Counted.of(counted)));
    return new Report.Survey(new LinkedHashMap<>(byColumn), values, dates, unused);
  }
}
