package org.candor.web;

import gg.jte.generated.precompiled.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.candor.access.ContentPolicy;
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
  void write(HttpServletRequest request, HttpServletResponse response, Trouble trouble)
      throws IOException {
    view(request, request.getRequestURI(), trouble).render(null, request, response);
  }

  /**
   * For the container, which refuses before any filter is asked: whose page it is, nobody knows.
   */
  void outside(
      HttpServletRequest request, HttpServletResponse response, String path, Trouble trouble)
      throws IOException {
    var status = HttpStatus.valueOf(trouble.status());
    var view =
        isApi(path) ? problem(trouble) : Html.page(status, TEMPLATES.webTroubleOutside(trouble));
    view.render(null, request, response);
  }

  private Html.Page view(HttpServletRequest request, String path, Trouble trouble) {
    var status = HttpStatus.valueOf(trouble.status());
    if (isApi(path)) {
      return status == HttpStatus.SERVICE_UNAVAILABLE ? soon(problem(trouble)) : problem(trouble);
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
      response.setIntHeader(HttpHeaders.RETRY_AFTER, Outages.RETRY_AFTER);
      page.render(model, asked, response);
    };
  }

  /** The headers of every answer, where whoever writes them was not asked. */
  static void guard(HttpServletResponse response) {
    guard(response, ContentPolicy.HEADER, ContentPolicy.OURS);
    guard(response, "X-Content-Type-Options", "nosniff");
    guard(response, HttpHeaders.CACHE_CONTROL, "no-store");
  }

  private static void guard(HttpServletResponse response, String header, String value) {
    if (!response.containsHeader(header)) {
      response.setHeader(header, value);
    }
  }

  private static boolean isApi(String path) {
    return path.startsWith("/api/") || path.equals("/api");
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
