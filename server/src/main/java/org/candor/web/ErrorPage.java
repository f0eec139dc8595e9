package org.candor.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.candor.access.OpenToAll;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** What the container shows when a filter or the container itself refused or failed. */
@Controller
class ErrorPage implements ErrorController {

  private static final Logger LOG = LoggerFactory.getLogger(ErrorPage.class);

  private final Answers answers;
  private final Outages outages;

  ErrorPage(Answers answers, Outages outages) {
    this.answers = answers;
    this.outages = outages;
  }

  @OpenToAll
  @RequestMapping("/error")
  ModelAndView show(HttpServletRequest request, HttpServletResponse response) {
    Answers.guard(response);
    var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    var path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    var failure = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
    var id = ErrorIds.next();
    var code = status instanceof Integer number ? number : 404;
    if (failure instanceof Throwable broken) {
      code = Statuses.of(root(broken));
      if (code == HttpStatus.SERVICE_UNAVAILABLE.value()) {
        id = outages.tell(request, root(broken));
      } else {
        LOG.error("Error {} on {}", id, path, broken);
      }
    }
    return answers.to(request, String.valueOf(path), Troubles.of(code, id));
  }

  /** The container wraps what a filter throws. */
  private static Throwable root(Throwable failure) {
    return failure instanceof ServletException it && it.getRootCause() != null
        ? it.getRootCause()
        : failure;
  }
}
