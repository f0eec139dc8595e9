package org.candor.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** Answers {@link ProofNeeded} on pages, of whichever room: with the question. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProofQuestion implements HandlerExceptionResolver {

  private final ProofController proofs;

  ProofQuestion(ProofController proofs) {
    this.proofs = proofs;
  }

  @Override
  public @Nullable ModelAndView resolveException(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Object handler,
      Exception failure) {
    if (!(failure instanceof ProofNeeded needed)
        || DoorAnswers.isApi(request)
        || answersData(handler)) {
      return null;
    }
    var waiting = Waiting.of(request).with(needed.what());
    if (request.getHeader("HX-Request") != null || !waiting.isForm()) {
      lead(waiting.isForm() ? Waiting.page("/") : waiting, request, response);
      return new ModelAndView();
    }
    return new ModelAndView(proofs.ask(HttpStatus.FORBIDDEN, "", waiting, request));
  }

  private static void lead(
      Waiting waiting, HttpServletRequest request, HttpServletResponse response) {
    var next = URLEncoder.encode(waiting.next(), StandardCharsets.UTF_8);
    var path = request.getContextPath() + ProofController.AT + "?next=" + next;
    if (request.getHeader("HX-Request") != null) {
      response.setStatus(HttpStatus.FORBIDDEN.value());
      response.setHeader("HX-Redirect", path);
      return;
    }
    try {
      response.sendRedirect(path, HttpStatus.SEE_OTHER.value());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A script asked, not a person. */
  private static boolean answersData(@Nullable Object handler) {
    return handler instanceof HandlerMethod it
        && (AnnotatedElementUtils.hasAnnotation(it.getBeanType(), ResponseBody.class)
            || it.hasMethodAnnotation(ResponseBody.class));
  }
}
