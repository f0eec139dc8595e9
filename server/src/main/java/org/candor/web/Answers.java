package org.candor.web;

import gg.jte.generated.precompiled.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.candor.access.ProblemType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers a request that cannot be answered: the API with a problem (RFC 9457), htmx with a notice,
 * people with a page in their shell. Never a stack trace.
 */
@Component
public class Answers {

  private static final StaticTemplates TEMPLATES = new StaticTemplates();

  private static final int RETRY_SECONDS = 5;

  private final Shells shells;
  private final JsonMapper json;

  Answers(Shells shells, JsonMapper json) {
    this.shells = shells;
    this.json = json;
  }

  /** For rooms that say in their own words what they cannot answer. */
  public ModelAndView to(HttpServletRequest request, String path, Trouble trouble) {
    return new ModelAndView(view(request, path, trouble));
  }

  /** For filters, which refuse before any controller is asked. */
  public void write(HttpServletRequest request, HttpServletResponse response, int status)
      throws IOException {
    view(request, request.getRequestURI(), Troubles.of(status, ErrorIds.next()))
        .render(null, request, response);
  }

  private Html.Page view(HttpServletRequest request, String path, Trouble trouble) {
    var status = HttpStatus.valueOf(trouble.status());
    if (path.startsWith("/api/") || path.equals("/api")) {
      return problem(trouble);
    }
    if (request.getHeader("HX-Request") != null) {
      var toast = Html.page(status, TEMPLATES.webTroubleToast(trouble));
      return (model, asked, response) -> {
        response.setHeader("HX-Retarget", "#toasts");
        response.setHeader("HX-Reswap", "beforeend");
        toast.render(model, asked, response);
      };
    }
    if (status == HttpStatus.SERVICE_UNAVAILABLE) { // whoever draws the shell asks the database too
      return soon(Html.page(status, TEMPLATES.webTroubleOutside(trouble)));
    }
    var shell = shells.find(request);
    return Html.page(
        status,
        shell.isPresent()
            ? TEMPLATES.webTroubleInside(shell.get(), trouble)
            : TEMPLATES.webTroubleOutside(trouble));
  }

  private static Html.Page soon(Html.Page page) {
    return (model, asked, response) -> {
      response.setIntHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
      page.render(model, asked, response);
    };
  }

  private Html.Page problem(Trouble trouble) {
    var problem = ProblemDetail.forStatus(trouble.status());
    problem.setType(URI.create("urn:candor:problem:" + trouble.type()));
    problem.setTitle(trouble.title());
    problem.setDetail(trouble.what());
    var id = trouble.id();
    if (id != null) {
      problem.setInstance(URI.create("urn:candor:error:" + id));
    }
    ProblemType.complete(problem, Messages::text);
    return (model, request, response) -> {
      response.setStatus(trouble.status());
      response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
      response.getOutputStream().write(json.writeValueAsBytes(problem));
    };
  }
}
