package org.candor.desk;

import static org.candor.web.Messages.text;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.candor.records.KeyTaken;
import org.candor.records.NotFound;
import org.candor.records.Objected;
import org.candor.records.Stale;
import org.candor.register.BadQuery;
import org.candor.register.LedgerMoments;
import org.candor.register.PastIsReadOnly;
import org.candor.register.Unfit;
import org.candor.web.Answers;
import org.candor.web.Trouble;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;

/** The refusals of records and registers, in words, for pages and API alike. */
@ControllerAdvice
@Order(0)
class RegisterRefusals {

  private final Answers answers;

  RegisterRefusals(Answers answers) {
    this.answers = answers;
  }

  @ExceptionHandler
  ModelAndView stale(Stale it, HttpServletRequest request) {
    return answer(request, 409, "stale", "web.trouble.409.what");
  }

  @ExceptionHandler
  ModelAndView keyTaken(KeyTaken it, HttpServletRequest request) {
    return said(request, 409, "key-taken", Unfit.said(it).text());
  }

  @ExceptionHandler
  ModelAndView objected(Objected it, HttpServletRequest request) {
    return said(request, 409, "refused", String.valueOf(it.getMessage()));
  }

  @ExceptionHandler
  ModelAndView past(PastIsReadOnly it, HttpServletRequest request) {
    return said(request, 409, "past", String.valueOf(it.getMessage()));
  }

  @ExceptionHandler
  ModelAndView notFound(NotFound it, HttpServletRequest request) {
    return said(request, 404, "not-found", Unfit.said(it).text());
  }

  /** An id that is none leads to no record. */
  @ExceptionHandler
  ModelAndView mismatch(MethodArgumentTypeMismatchException it, HttpServletRequest request) {
    return it.getName().equals("id")
        ? answer(request, 404, "not-found", "web.trouble.404.what")
        : said(request, 400, "bad-request", text("desk.trouble.parameter", it.getName()));
  }

  @ExceptionHandler
  ModelAndView badQuery(BadQuery it, HttpServletRequest request) {
    var page = !request.getRequestURI().startsWith("/api/");
    if (page && it.errors().keySet().equals(Set.of(LedgerMoments.PARAMETER))) {
      var why = String.join(" ", it.errors().values());
      return said(request, 400, "bad-query", "desk.trouble.moment", why);
    }
    var words = new StringBuilder();
    it.errors().forEach((name, why) -> words.append(name).append(": ").append(why).append(' '));
    return said(request, 400, "bad-query", words.toString().strip());
  }

  private ModelAndView answer(HttpServletRequest request, int status, String type, String key) {
    return said(request, status, type, text(key));
  }

  private ModelAndView said(HttpServletRequest request, int status, String type, String what) {
    var own = type.equals("past") || type.equals("refused");
    return said(
        request, status, type, own ? "desk.trouble." + type : "web.trouble." + status, what);
  }

  /**
   * @param words beginning of the keys of the title and of what to do next
   */
  private ModelAndView said(
      HttpServletRequest request, int status, String type, String words, String what) {
    return answers.to(
        request,
        request.getRequestURI(),
        new Trouble(
            status, type, text(words + ".title"), what, text(words + ".next"), null, false));
  }
}
