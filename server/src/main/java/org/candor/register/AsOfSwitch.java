package org.candor.register;

import static java.time.ZoneOffset.UTC;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.stream.Stream;
import org.candor.database.Scope;
import org.candor.records.AsOf;
import org.candor.records.Ledger;
import org.candor.web.Shell;
import org.candor.web.Visitor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * Which moment a request looks at: that of parameter {@code asOf}, else that of the switch on the
 * page, kept in a cookie; else now.
 */
@Component
class AsOfSwitch implements Visitor.Moment {

  static final String PARAMETER = "asOf";
  static final String COOKIE = "candor-as-of";
  private static final String NOW = "now";
  private static final String SEEN = AsOfSwitch.class.getName();

  private final Ledger ledger;
  private final Clock clock;

  AsOfSwitch(Ledger ledger, Clock clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /** What a request looks at: a position and the moment people call it by. */
  private record Seen(AsOf asOf, Shell.@Nullable Past past) {
    static final Seen PRESENT = new Seen(AsOf.NOW, null);
  }

  AsOf asOf(HttpServletRequest request) {
    return seen(request).asOf();
  }

  @Override
  public Shell.@Nullable Past of(HttpServletRequest request) {
    return request.getAttribute(SEEN) instanceof Seen it ? it.past() : null;
  }

  /** The switch: a page asked for with a moment keeps to it until somebody returns to now. */
  void remember(HttpServletRequest request, HttpServletResponse response) {
    var asked = request.getParameter(PARAMETER);
    var seen = seen(request);
    if (asked == null || ofTheApi(request)) {
      return;
    }
    var value = seen.past() == null ? "" : Scope.currentOrg() + "_" + asked.strip();
    var cookie = ResponseCookie.from(COOKIE, value).path("/").httpOnly(true).sameSite("Lax");
    response.addHeader(
        HttpHeaders.SET_COOKIE,
        cookie.secure(request.isSecure()).maxAge(value.isEmpty() ? 0 : -1).build().toString());
  }

  private Seen seen(HttpServletRequest request) {
    if (request.getAttribute(SEEN) instanceof Seen known) {
      return known;
    }
    var asked = request.getParameter(PARAMETER);
    var seen =
        asked != null ? read(asked.strip()) : ofTheApi(request) ? Seen.PRESENT : kept(request);
    request.setAttribute(SEEN, seen);
    return seen;
  }

  private static boolean ofTheApi(HttpServletRequest request) {
    return request.getRequestURI().startsWith(request.getContextPath() + "/api/");
  }

  /** A moment of another organization's ledger means nothing here, nor does one that is no more. */
  private Seen kept(HttpServletRequest request) {
    var cookies = request.getCookies();
    var mine = Scope.currentOrg() + "_";
    var text =
        cookies == null
            ? ""
            : Stream.of(cookies)
                .filter(it -> it.getName().equals(COOKIE) && it.getValue().startsWith(mine))
                .map(it -> it.getValue().substring(mine.length()))
                .findFirst()
                .orElse("");
    try {
      return read(text);
    } catch (BadQuery _) {
      return Seen.PRESENT;
    }
  }

  private Seen read(String text) {
    if (text.isEmpty() || text.equals(NOW)) {
      return Seen.PRESENT;
    }
    return text.matches("\\d{1,18}") ? at(Long.parseLong(text)) : at(moment(text));
  }

  private Seen at(long position) {
    var size = ledger.size();
    if (position < 1 || position > size) {
      throw bad("The ledger has entries 1 to %,d.".formatted(size));
    }
    var moment = ledger.momentOf(position);
    return new Seen(AsOf.position(position), new Shell.Past(moment, position));
  }

  private Seen at(Instant moment) {
    if (moment.isAfter(clock.instant())) {
      throw bad("This moment has not come yet.");
    }
    var position = ledger.sizeAt(moment);
    if (position == 0) {
      throw bad("Nothing had been recorded by then.");
    }
    return new Seen(AsOf.position(position), new Shell.Past(moment, position));
  }

  /** A day means its end, and today means now. */
  private Instant moment(String text) {
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
