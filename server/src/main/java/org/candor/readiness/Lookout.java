package org.candor.readiness;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.candor.web.Visitor;
import org.springframework.stereotype.Component;

/** From which day a request looks: today, or the day of the moment it asks for. */
@Component
class Lookout {

  private static final int NEAR = 90;
  private static final int FARTHEST_YEARS = 10;

  private final Readiness readiness;
  private final Visitor.Moment moments;

  Lookout(Readiness readiness, Visitor.Moment moments) {
    this.readiness = readiness;
    this.moments = moments;
  }

  LocalDate day(HttpServletRequest request) {
    var past = moments.of(request);
    return past == null ? readiness.today() : LocalDate.ofInstant(past.moment(), ZoneOffset.UTC);
  }

  /**
   * A day ahead; three months when none is said.
   *
   * @throws DateTimeException if it cannot be read, is not ahead or too far
   */
  static LocalDate until(String text, LocalDate from) {
    var day = text.isBlank() ? from.plusDays(NEAR) : LocalDate.parse(text.strip());
    if (!day.isAfter(from) || day.isAfter(from.plusYears(FARTHEST_YEARS))) {
      throw new DateTimeException("Not ahead of " + from + ": " + day);
    }
    return day;
  }
}
