package org.candor.evaluation.monitoring;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import org.springframework.scheduling.support.CronExpression;

/**
 * When a monitor runs, in UTC: in the early morning of each day, each Monday or each first of the
 * month, or as five fields of cron say.
 */
record Timetable(CronExpression times) {

  private static final String WORDS =
      "Write daily, weekly, monthly, or five fields of cron in UTC, such as 30 4 * * 1 for Mondays"
          + " at half past four.";

  /**
   * @throws IllegalArgumentException worded for a person, also where it would never run
   */
  static Timetable of(String words) {
    var cron =
        switch (words.strip().toLowerCase(Locale.ROOT)) {
          case "daily" -> "0 0 3 * * *";
          case "weekly" -> "0 0 3 * * MON";
          case "monthly" -> "0 0 3 1 * *";
          case String it when it.split("\\s+").length == 5 -> "0 " + it;
          default -> throw new IllegalArgumentException(WORDS);
        };
    var table = new Timetable(parsed(cron));
    table.after(Instant.EPOCH);
    return table;
  }

  private static CronExpression parsed(String cron) {
    try {
      return CronExpression.parse(cron);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(WORDS, e);
    }
  }

  /** The first run after a moment, however many were missed before it. */
  Instant after(Instant moment) {
    var next = times.next(moment.atOffset(ZoneOffset.UTC).toZonedDateTime());
    if (next == null) {
      throw new IllegalArgumentException("That is never. " + WORDS);
    }
    return next.toInstant();
  }
}
