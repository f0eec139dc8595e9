package org.candor.register;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.stream.Stream;
import org.candor.database.Scope;
import org.candor.records.AsOf;
import org.candor.web.Messages;
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

  static final String COOKIE = "candor-as-of";
  private static final String SEEN = AsOfSwitch.class.getName();

  private final LedgerMoments moments;

  AsOfSwitch(LedgerMoments moments) {
    this.moments = moments;
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
    var asked = request.getParameter(LedgerMoments.PARAMETER);
    var seen = seen(request);
    if (asked == null || ofTheApi(request)) {
      return;
    }
    var value =
        seen.past() == null ? "" : Scope.currentOrg() + "_" + asked.strip().replaceAll("[#,]", "");
    var cookie = ResponseCookie.from(COOKIE, value).path("/").httpOnly(true).sameSite("Lax");
    response.addHeader(
        HttpHeaders.SET_COOKIE,
        cookie.secure(request.isSecure()).maxAge(value.isEmpty() ? 0 : -1).build().toString());
  }

  /**
   * Whoever looks at a past moment comes to something of which only the present is kept.
   *
   * @throws BadQuery where a program asked for the moment: it would take the answer for the past
   */
  void presentOnly(HttpServletRequest request) {
    if (ofTheApi(request) && request.getParameter(LedgerMoments.PARAMETER) != null) {
      throw new BadQuery(
          Map.of(LedgerMoments.PARAMETER, Messages.text("register.query.present-only")));
    }
    var past = seen(request).past();
    if (past != null) {
      var elsewhere = new Shell.Past(past.moment(), past.size(), false);
      request.setAttribute(SEEN, new Seen(AsOf.NOW, elsewhere));
    }
  }

  private Seen seen(HttpServletRequest request) {
    if (request.getAttribute(SEEN) instanceof Seen known) {
      return known;
    }
    var asked = request.getParameter(LedgerMoments.PARAMETER);
    var seen = asked != null ? read(asked) : ofTheApi(request) ? Seen.PRESENT : kept(request);
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
    var moment = moments.read(text);
    var position = moment.asOf().position();
    return moment.at() == null || position == null
        ? Seen.PRESENT
        : new Seen(moment.asOf(), new Shell.Past(moment.at(), position, true));
  }
}
