package org.candor.exchange;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import org.candor.exchange.Mapping.Days;
import org.candor.tabular.Dates;
import org.candor.tabular.Dates.Dated;
import org.candor.tabular.Dates.Precision;
import org.candor.tabular.Dates.Undated;
import org.candor.web.Phrase;

/**
 * Turns what a file says of a date into a day, or leaves it open and says why.
 *
 * <p>A record keeps days. Where a file gives only a month, a quarter or a year, the day is not
 * known, and by default none is put down: the file's words stay in the import and in the reason of
 * the record's first fact. A mapping may ask for the first day instead; the import then says so.
 */
final class Datings {

  private static final LocalDate SERIAL_ZERO = LocalDate.of(1899, 12, 30);

  private Datings() {}

  static List<String> read(String text, Days days, Consumer<Phrase> open) {
    return switch (Dates.parse(text, days.preference())) {
      case Undated it -> {
        open.accept(Phrases.whole(it.message()));
        yield List.of();
      }
      case Dated it -> dated(it, days, open);
    };
  }

  private static List<String> dated(Dated date, Days days, Consumer<Phrase> open) {
    var earliest = days.earliest();
    if (earliest != null && date.value().isBefore(earliest)) {
      open.accept(tooEarly(date.value()));
      return List.of();
    }
    if (date.precision() == Precision.DAY) {
      return List.of(date.value().toString());
    }
    if (!days.partial()) {
      open.accept(Phrase.of("exchange.finding.partial." + date.precision().name()));
      return List.of();
    }
    return List.of(date.value().toString());
  }

  /** A bare year such as 2023, read as days since 1900, becomes a day in July 1905. */
  private static Phrase tooEarly(LocalDate date) {
    var serial = ChronoUnit.DAYS.between(SERIAL_ZERO, date);
    return serial >= 1950 && serial < 2100
        ? Phrase.of("exchange.finding.serial", serial)
        : Phrase.of("exchange.finding.early");
  }
}
