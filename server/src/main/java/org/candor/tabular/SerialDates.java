package org.candor.tabular;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;

/**
 * Dates as spreadsheets count them: days since the end of 1899, or since 1904. The first counts a
 * 29 February 1900 that never was. ECMA-376 part 1, 18.17.4.1.
 */
final class SerialDates {
  private static final double LAST = 2_958_466;
  private static final double PHANTOM_DAY = 60;
  private static final long MILLIS = 86_400_000;

  private SerialDates() {}

  static boolean fits(double serial) {
    return serial >= 0 && serial < LAST;
  }

  static LocalDateTime of(double serial, boolean from1904) {
    LocalDate origin = LocalDate.of(1904, 1, 1);
    if (!from1904) {
      origin = LocalDate.of(1899, 12, serial < PHANTOM_DAY ? 31 : 30);
    }
    return origin.atStartOfDay().plus(Math.round(serial * MILLIS), ChronoUnit.MILLIS);
  }

  /** A date, a date and time, or, below one day, a time. */
  static String iso(double serial, boolean from1904) {
    LocalDateTime moment = of(serial, from1904);
    if (serial > 0 && serial < 1) {
      return moment.toLocalTime().toString();
    }
    boolean day = moment.toLocalTime().toSecondOfDay() == 0 && moment.getNano() == 0;
    return day ? moment.toLocalDate().toString() : moment.toString();
  }
}
