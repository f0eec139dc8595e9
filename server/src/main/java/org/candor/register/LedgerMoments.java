package org.candor.register;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import org.candor.records.AsOf;
import org.candor.records.Ledger;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the moments people name: a day, an instant, or a position of the ledger in scope. */
@Component
public class LedgerMoments {

  static final String PARAMETER = "asOf";
  private static final String NOW = "now";

  private final Ledger ledger;
  private final Clock clock;

  LedgerMoments(Ledger ledger, Clock clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * @param at when it was; null for now
   */
  public record Moment(AsOf asOf, @Nullable Instant at) {
    static final Moment PRESENT = new Moment(AsOf.NOW, null);
  }

  /**
   * @throws BadQuery when it is none, has not come yet, or nothing had been recorded by then
   */
  public Moment read(String text) {
    var asked = text.strip();
    if (asked.isEmpty() || asked.equals(NOW)) {
      return Moment.PRESENT;
    }
    return asked.matches("\\d{1,18}") ? at(Long.parseLong(asked)) : at(instant(asked));
  }

  private Moment at(long position) {
    var size = ledger.size();
    if (position < 1 || position > size) {
      throw bad("The ledger has entries 1 to %,d.".formatted(size));
    }
    return new Moment(AsOf.position(position), ledger.momentOf(position));
  }

  private Moment at(Instant moment) {
    if (moment.isAfter(clock.instant())) {
      throw bad("This moment has not come yet.");
    }
    var position = moment.isBefore(Instant.EPOCH) ? 0 : ledger.sizeAt(moment);
    if (position == 0) {
      throw bad("Nothing had been recorded by then.");
    }
    return new Moment(AsOf.position(position), moment);
  }

  /** A day means its end, and today means now. */
  private Instant instant(String text) {
    try {
      if (text.length() <= 10) {
        var day = LocalDate.parse(text);
        return day.equals(LocalDate.ofInstant(clock.instant(), UTC))
            ? clock.instant()
            : day.plusDays(1).atStartOfDay().toInstant(UTC).minusNanos(1);
      }
      return text.endsWith("Z") ? Instant.parse(text) : LocalDateTime.parse(text).toInstant(UTC);
    } catch (DateTimeException _) {
      throw bad(
          "Write a day (2026-03-31), a moment (2026-03-31T10:20:00Z) or a position of the ledger.");
    }
  }

  private static BadQuery bad(String why) {
    return new BadQuery(Map.of(PARAMETER, why));
  }
}
