package org.candor.evaluation.monitoring;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import org.candor.register.Unfit;
import org.candor.web.Phrase;
import org.springframework.scheduling.support.CronExpression;

/**
 * When a monitor runs, in UTC: in the early morning of each day, each Monday or each first of the
 * month, or as five fields of cron say.
 */
record Timetable(CronExpression times) {

  private static final String HOW = "evaluation.schedule.how";

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
          default -> throw new Unfit("schedule", Phrase.of(HOW));
        };
    var table = new Timetable(parsed(cron));
    table.after(Instant.EPOCH);
    return table;
  }

  private static CronExpression parsed(String cron) {
    try {
      return CronExpression.parse(cron);
    } catch (IllegalArgumentException _) {
      throw new Unfit("schedule", Phrase.of(HOW));
    }
  }

  /** The first run after a moment, however many were missed before it. */
  Instant after(Instant moment) {
    var next = times.next(moment.atOffset(ZoneOffset.UTC).toZonedDateTime());
    if (next == null) {
      throw new Unfit("schedule", Phrase.of("evaluation.schedule.never", Phrase.of(HOW)));
    }
    return next.toInstant();
  }
}
