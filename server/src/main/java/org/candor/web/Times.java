package org.candor.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.springframework.context.i18n.LocaleContextHolder;

/** Dates and moments as people read them; moments are always UTC and say so. */
public final class Times {

  private Times() {}

  /** Such as 31 March 2026. */
  public static String day(LocalDate day) {
    return format("d MMMM yyyy").format(day);
  }

  /** The day of a moment, in UTC. */
  public static String day(Instant moment) {
    return day(moment.atOffset(ZoneOffset.UTC).toLocalDate());
  }

  /** Such as 31 Mar 2026, for tables. */
  public static String shortDay(LocalDate day) {
    return format("d MMM yyyy").format(day);
  }

  /** Such as 31 Mar, under an axis. */
  static String shortMonth(LocalDate day) {
    return format("d MMM").format(day);
  }

  /** Such as Mar 2026, under an axis of several years. */
  static String monthOfYear(LocalDate day) {
    return format("MMM yyyy").format(day);
  }

  /** Such as 31 March 2026, 10:20 UTC. */
  public static String moment(Instant moment) {
    return format("d MMMM yyyy, HH:mm 'UTC'").format(moment.atOffset(ZoneOffset.UTC));
  }

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, LocaleContextHolder.getLocale());
  }
}
