package org.candor.readiness;

import static org.candor.context.ContextRegisters.PROFILES;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.candor.records.AsOf;
import org.candor.register.Listings;
import org.candor.register.Query;
import org.candor.web.Visitor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** From which day a request looks: today, or the day of the moment it asks for. */
@Component
class Lookout {

  private static final int NEAR = 90;
  private static final int FARTHEST_YEARS = 10;

  private final Readiness readiness;
  private final Visitor.Moment moments;
  private final Listings listings;

  Lookout(Readiness readiness, Visitor.Moment moments, Listings listings) {
    this.readiness = readiness;
    this.moments = moments;
    this.listings = listings;
  }

  LocalDate day(HttpServletRequest request) {
    var past = moments.of(request);
    return past == null ? readiness.today() : LocalDate.ofInstant(past.moment(), ZoneOffset.UTC);
  }

  /** The day asked for; where none is, the day of the audit that the organization prepares for. */
  LocalDate until(String text, LocalDate from, AsOf asOf) {
    var audit = text.isBlank() ? audit(asOf) : null;
    return audit != null && audit.isAfter(from) && !audit.isAfter(from.plusYears(FARTHEST_YEARS))
        ? audit
        : until(text, from);
  }

  private @Nullable LocalDate audit(AsOf asOf) {
    return listings.page(PROFILES, Query.all().limited(1), asOf).entries().stream()
        .findFirst()
        .map(it -> it.content().auditOn())
        .orElse(null);
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
