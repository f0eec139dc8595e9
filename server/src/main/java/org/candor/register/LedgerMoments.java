package org.candor.register;

import static java.time.ZoneOffset.UTC;
import static org.candor.web.Messages.text;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.regex.Pattern;
import org.candor.records.AsOf;
import org.candor.records.Ledger;
import org.candor.web.Times;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the moments people name: a day, an instant, or a position of the ledger in scope. */
@Component
public class LedgerMoments {

  public static final String PARAMETER = "asOf";
  private static final String NOW = "now";

  /** As a page writes it, {@code #1234} or {@code 1,234}, or as digits alone. */
  private static final Pattern POSITION = Pattern.compile("#?(\\d{1,18}|\\d{1,3}(,\\d{3}){1,5})");

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
    return POSITION.matcher(asked).matches()
        ? at(Long.parseLong(asked.replaceAll("[#,]", "")))
        : at(instant(asked));
  }

  private Moment at(long position) {
    var size = ledger.size();
    if (position < 1 || position > size) {
      throw bad(text("register.moment.beyond", size));
    }
    return new Moment(AsOf.position(position), ledger.momentOf(position));
  }

  private Moment at(Instant moment) {
    if (moment.isAfter(clock.instant())) {
      throw bad(text("register.moment.future"));
    }
    var position = moment.isBefore(Instant.EPOCH) ? 0 : ledger.sizeAt(moment);
    if (position == 0) {
      throw bad(text("register.moment.before", began()));
    }
    return new Moment(AsOf.position(position), moment);
  }

  private String began() {
    return Times.day(LocalDate.ofInstant(ledger.momentOf(1), UTC));
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
      throw bad(text("register.moment.unread"));
    }
  }

  private static BadQuery bad(String why) {
    return new BadQuery(Map.of(PARAMETER, why));
  }
}
