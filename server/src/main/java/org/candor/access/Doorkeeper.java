package org.candor.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.candor.database.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Finds out who asks, and opens the scope of their organization for the whole request. Under {@code
 * /api/} only a token counts, elsewhere only the session's cookie: a page of somebody else's cannot
 * make a browser call the API.
 */
class Doorkeeper extends OncePerRequestFilter {

  private static final Duration TOUCH = Duration.ofMinutes(1);
  private static final String BEARER = "Bearer ";

  private final Installation installation;
  private final Sessions sessions;
  private final Tokens tokens;
  private final Throttle throttle;
  private final DoorAnswers answers;
  private final Clock clock;

  Doorkeeper(
      Installation installation,
      Sessions sessions,
      Tokens tokens,
      Throttle throttle,
      DoorAnswers answers,
      Clock clock) {
    this.installation = installation;
    this.sessions = sessions;
    this.tokens = tokens;
    this.throttle = throttle;
    this.answers = answers;
    this.clock = clock;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (DoorAnswers.isDisguisedApi(request)) {
      answers.problem(response, HttpStatus.BAD_REQUEST, "access.api.disguised");
    } else if (DoorAnswers.isApi(request)) {
      byToken(request, response, chain);
    } else {
      proceed(bySession(request), request, response, chain);
    }
  }

  private void byToken(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var header = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (header == null) {
      proceed(null, request, response, chain);
      return;
    }
    var plain =
        header.regionMatches(true, 0, BEARER, 0, BEARER.length())
            ? header.substring(BEARER.length()).strip()
            : "";
    var caller = tokens.caller(plain);
    if (caller.isEmpty()) {
      answers.unauthorized(response, "invalid_token", "access.api.bad-token");
      return;
    }
    var wait = throttle.take(caller.get().via());
    if (wait.isPresent()) {
      answers.tooMany(response, wait.get());
      return;
    }
    if (DoorAnswers.isForm(request)) {
      answers.problem(response, HttpStatus.UNSUPPORTED_MEDIA_TYPE, "access.api.form");
      return;
    }
    var here = new Workplace(caller.get().org(), caller.get().orgName());
    proceed(new Presence(caller.get(), null, List.of(here)), request, response, chain);
  }

  private void proceed(
      @Nullable Presence presence,
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain)
      throws ServletException, IOException {
    if (presence == null) {
      chain.doFilter(request, response);
      return;
    }
    presence.in(request);
    var failure = Scope.of(presence.caller().org()).get(() -> pass(request, response, chain));
    if (failure.orElse(null) instanceof IOException it) {
      throw it;
    }
    if (failure.orElse(null) instanceof ServletException it) {
      throw it;
    }
  }

  private static Optional<Exception> pass(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
    try {
      chain.doFilter(request, response);
      return Optional.empty();
    } catch (IOException | ServletException e) {
      return Optional.of(e);
    }
  }

  private @Nullable Presence bySession(HttpServletRequest request) {
    var cookie = SessionCookie.value(request);
    if (cookie == null) {
      return null;
    }
    var now = clock.instant();
    var seats =
        installation.read(null, () -> sessions.seats(Secrets.hash(cookie))).stream()
            .filter(it -> it.workplace() != null)
            .toList();
    if (seats.isEmpty()) {
      return null;
    }
    var session = seats.getFirst().session();
    if (session.state() != Session.State.OPEN || !session.holdsAt(now)) {
      return null;
    }
    if (session.seenAt().plus(TOUCH).isBefore(now)) {
      installation.run(null, () -> sessions.touch(session.id(), now));
    }
    return presence(seats, LocalDate.ofInstant(now, ZoneOffset.UTC));
  }

  private static Presence presence(List<Sessions.Seat> seats, LocalDate today) {
    var seat = seats.getFirst();
    var here = Objects.requireNonNull(seat.workplace());
    var roles = Membership.holding(seat.roles(), seat.startsOn(), seat.endsOn(), today);
    var caller =
        new Caller(
            seat.session().person(), seat.name(), here.id(), here.name(), roles, Set.of(), "web");
    return new Presence(
        caller,
        seat.session(),
        seats.stream().map(it -> Objects.requireNonNull(it.workplace())).toList());
  }
}
