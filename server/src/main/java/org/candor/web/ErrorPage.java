package org.candor.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import org.candor.access.OpenToAll;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** What the container shows when a filter or the container itself refused or failed. */
@Controller
class ErrorPage implements ErrorController {

  private static final Logger LOG = LoggerFactory.getLogger(ErrorPage.class);

  private final Answers answers;

  ErrorPage(Answers answers) {
    this.answers = answers;
  }

  @OpenToAll
  @RequestMapping("/error")
  ModelAndView show(HttpServletRequest request) {
    var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    var path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    var failure = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
    var id = ErrorIds.next();
    var code = status instanceof Integer number ? number : 404;
    if (failure instanceof Throwable broken) {
      code = Statuses.of(root(broken));
      LOG.error("Error {} on {}", id, path, broken);
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
