package org.candor.web;

import jakarta.servlet.http.HttpServletRequest;
import org.candor.access.Forbidden;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.ModelAndView;

/** Maps exceptions to troubles, once: refusals to their words, everything else to an error id. */
@ControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class Failures {

  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  private final Answers answers;
  private final Outages outages;

  Failures(Answers answers, Outages outages) {
    this.answers = answers;
    this.outages = outages;
  }

  @ExceptionHandler
  ModelAndView refused(Refused refusal, HttpServletRequest request) {
    return answers.to(request, request.getRequestURI(), refusal.trouble());
  }

  @ExceptionHandler
  @Nullable ModelAndView failed(Throwable failure, HttpServletRequest request) {
    if (failure instanceof AsyncRequestNotUsableException) {
      return null; // whoever asked has hung up
    }
    var status = Statuses.of(failure);
    return answers.to(
        request, request.getRequestURI(), trouble(failure, status, told(request, failure, status)));
  }

  /** Returns the id under which the log tells of it. */
  private String told(HttpServletRequest request, Throwable failure, int status) {
    if (status == HttpStatus.SERVICE_UNAVAILABLE.value()) {
      return outages.tell(request, failure);
    }
    var id = ErrorIds.next();
    if (status >= 500) {
      LOG.error("Error {} on {} {}", id, request.getMethod(), request.getRequestURI(), failure);
    }
    return id;
  }

  /** A refusal of permission says in its own words what is missing. */
  private static Trouble trouble(Throwable failure, int status, String id) {
    return failure instanceof Forbidden it
        ? Troubles.forbidden(it.sentence().in(Messages::text))
        : Troubles.of(status, id);
  }
}
