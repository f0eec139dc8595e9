package org.candor.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.candor.exchange.Mapping.Days;
import org.candor.register.Field;
import org.candor.register.Register;
import org.candor.tabular.Dates;
import org.candor.tabular.Dates.Order;
import org.candor.tabular.Row;
import org.candor.tabular.Table;
import org.candor.web.Phrase;
import org.jspecify.annotations.Nullable;

/**
 * Whether 3/4/2024 is in March or in April, decided once for each column of a file.
 *
 * <p>What the mapping declares holds. Otherwise the column's own dates decide, then those of the
 * other columns; where none does, the day comes first and the import says so, because whoever sent
 * the file can tell at a glance. A column that shows both orders is mixed: there each date that can
 * be two stays open.
 */
class DateOrders {

  /** What one column showed. */
  private static final class Shown {
    int dayFirst;
    int monthFirst;
    int either;
    String example = "";
  }

  private final Days days;
  private final Map<String, Shown> columns = new LinkedHashMap<>();
  private final Map<String, Integer> positions = new LinkedHashMap<>();

  /** For the columns of a table that become dates. */
  DateOrders(Register<?> register, Mapping mapping, Table table) {
    this.days = mapping.dates();
    for (var field : register.fields()) {
      var source = mapping.fields().get(field.name());
      if (field instanceof Field.Day && source != null) {
        source.columns().forEach(it -> watch(it, table.columns()));
      }
    }
  }

  private void watch(String name, List<String> columns) {
    for (int i = 0; i < columns.size(); i++) {
      if (Spelling.normal(columns.get(i)).equals(Spelling.normal(name))) {
        positions.put(columns.get(i), i);
        this.columns.put(columns.get(i), new Shown());
        return;
      }
    }
  }

  void see(Row row) {
    positions.forEach((name, at) -> see(name, row.cells().get(at)));
  }

  private void see(String name, @Nullable String text) {
    var order = text == null ? null : Dates.order(text);
    var shown = columns.get(name);
    if (order == null || shown == null) {
      return;
    }
    switch (order) {
      case DAY_FIRST -> shown.dayFirst++;
      case MONTH_FIRST -> shown.monthFirst++;
      case UNDECLARED -> {
        shown.example = shown.either++ == 0 ? String.valueOf(text) : shown.example;
      }
    }
  }

  /** The order of each column, by its normal spelling; undeclared where it is mixed. */
  Map<String, Order> decided() {
    var decided = new LinkedHashMap<String, Order>();
    columns.forEach((name, shown) -> decided.put(Spelling.normal(name), order(shown)));
    return decided;
  }

  private Order order(Shown it) {
    if (days.order() != Order.UNDECLARED) {
      return days.order();
    }
    if (it.dayFirst > 0 || it.monthFirst > 0) {
      return it.dayFirst == 0
          ? Order.MONTH_FIRST
          : it.monthFirst == 0 ? Order.DAY_FIRST : Order.UNDECLARED;
    }
    return elsewhere();
  }

  private Order elsewhere() {
    var day = columns.values().stream().mapToInt(it -> it.dayFirst).sum();
    var month = columns.values().stream().mapToInt(it -> it.monthFirst).sum();
    return month > 0 && day == 0 ? Order.MONTH_FIRST : Order.DAY_FIRST;
  }

  /** One warning for each column whose own dates do not decide, with the order that was taken. */
  List<Finding> warnings() {
    var warnings = new ArrayList<Finding>();
    if (days.order() == Order.UNDECLARED) {
      columns.forEach(
          (name, it) -> {
            if (it.either > 0 && (it.dayFirst == 0) == (it.monthFirst == 0)) {
              warnings.add(Finding.warning(0, 1, name, it.example, words(it)));
            }
          });
    }
    return warnings;
  }

  private Phrase words(Shown it) {
    if (it.dayFirst > 0) {
      return Phrase.of("exchange.dates.mixed", it.either);
    }
    var order = elsewhere();
    var others = columns.values().stream().anyMatch(other -> other.dayFirst + other.monthFirst > 0);
    var read = Dates.parse(it.example, new Dates.Preference(order, days.fiscalYear()));
    return Phrase.of(
        "exchange.dates.either",
        it.either,
        Phrase.of("exchange.dates.first." + order.name()),
        read instanceof Dates.Dated dated ? " (" + dated.value() + ")" : "",
        Phrase.of(others ? "exchange.dates.others" : "exchange.dates.undecided"));
  }
}
