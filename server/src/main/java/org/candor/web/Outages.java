package org.candor.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpStatus;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Tells the log of requests that were refused because the database is away or all ways to it are
 * taken. Then many are refused at once: one line stands for all of some seconds, and everybody is
 * given its id.
 */
@Component
public class Outages {

  /** What those who were refused are told to wait, in seconds. */
  public static final int RETRY_AFTER = 5;

  static final Duration TOGETHER = Duration.ofSeconds(10);

  private static final Logger LOG = LoggerFactory.getLogger(Outages.class);

  private final Clock clock;
  private String id = "";
  private Instant until = Instant.MIN;
  private long more;

  public Outages(Clock clock) {
    this.clock = clock;
  }

  /** Returns the id of the line of the log that stands for this request. */
  public String tell(HttpServletRequest request, Throwable failure) {
    return tell(request.getMethod() + " " + request.getRequestURI(), failure);
  }

  /** Of a task that the clock began: it comes again by itself. */
  void tell(Throwable failure) {
    if (Statuses.of(failure) == HttpStatus.SERVICE_UNAVAILABLE.value()) {
      tell("@Scheduled", failure);
    } else {
      LOG.error("A task of the clock failed", failure);
    }
  }

  private synchronized String tell(String what, Throwable failure) {
    var now = clock.instant();
    if (now.isBefore(until)) {
      more++;
      return id;
    }
    tellMore();
    id = ErrorIds.next();
    until = now.plus(TOGETHER);
    LOG.warn("Error {}: {} was refused: {}", id, oneLine(what), words(failure));
    return id;
  }

  /** Says how many others were refused, once the time of their line is over. */
  @Scheduled(fixedDelayString = "PT5S")
  synchronized void tellMore() {
    if (more > 0 && !clock.instant().isBefore(until)) {
      LOG.warn("Error {}: {} more were refused within {} s", id, more, TOGETHER.toSeconds());
      more = 0;
    }
  }

  /** What was tried, and what stood in its way where that is something else. */
  private static String words(Throwable failure) {
    var near = Objects.requireNonNullElse(failure.getCause(), failure);
    var root = NestedExceptionUtils.getMostSpecificCause(failure);
    return oneLine(near.equals(root) ? near.toString() : near + ", because of " + root);
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s*[\\r\\n]+\\s*", " ");
  }
}
