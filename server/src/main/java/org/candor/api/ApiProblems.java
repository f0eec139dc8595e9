package org.candor.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.candor.access.Forbidden;
import org.candor.access.ProblemType;
import org.candor.access.ProofNeeded;
import org.candor.records.KeyReserved;
import org.candor.records.KeyTaken;
import org.candor.records.NotFound;
import org.candor.records.Objected;
import org.candor.records.Stale;
import org.candor.register.BadQuery;
import org.candor.register.Unfit;
import org.candor.web.Messages;
import org.candor.web.Outages;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * Answers what fails below {@code /api/} with problem details that name the members at fault, in
 * the terms of the web room, which answers the rest. RFC 9457.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ApiProblems implements HandlerExceptionResolver {

  private static final Logger LOG = LoggerFactory.getLogger(ApiProblems.class);

  private final Outages outages;

  ApiProblems(Outages outages) {
    this.outages = outages;
  }

  @Override
  public @Nullable ModelAndView resolveException(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Object handler,
      Exception failure) {
    if (!request.getRequestURI().startsWith(request.getContextPath() + "/api/")
        || response.isCommitted()) {
      return null;
    }
    var problem = problem(failure);
    if (problem == null) {
      return null;
    }
    var instance = told(request, problem, failure);
    if (failure instanceof ErrorResponse it) {
      it.getHeaders()
          .forEach((name, values) -> response.setHeader(name, String.join(", ", values)));
    }
    write(response, problem, instance);
    return new ModelAndView();
  }

  /** Returns the id under which the log tells of it. */
  private String told(HttpServletRequest request, ApiProblem problem, Exception failure) {
    if (problem.type() == ProblemType.UNAVAILABLE) {
      return outages.tell(request, failure);
    }
    var id = UUID.randomUUID().toString();
    if (problem.type().status() >= 500) {
      LOG.error("{} {} failed, id {}", request.getMethod(), path(request), id, failure);
    }
    return id;
  }

  /** What an exception means to a caller; null where another room knows better. */
  static @Nullable ApiProblem problem(Exception failure) {
    return switch (failure) {
      case ApiProblem it -> it;
      case BadQuery it -> ApiProblem.bad(it.errors());
      case NotFound it -> new ApiProblem(ProblemType.NOT_FOUND, said(it));
      case Stale it ->
          new ApiProblem(ProblemType.STALE, Messages.text("api.stale", said(it), it.current()));
      case KeyReserved it -> ApiProblem.of(ProblemType.INVALID, Map.of("externalKey", said(it)));
      case KeyTaken it -> ApiProblem.of(ProblemType.CONFLICT, Map.of("externalKey", said(it)));
      case Objected it -> ApiProblem.of(ProblemType.INVALID, objections(it));
      case MethodArgumentTypeMismatchException it
          when it.getParameter().hasParameterAnnotation(RequestParam.class) ->
          ApiProblem.bad(Map.of(it.getName(), Messages.text("api.unread")));
      case MethodArgumentTypeMismatchException _ ->
          new ApiProblem(ProblemType.NOT_FOUND, Messages.text("api.nothing"));
      case DuplicateKeyException _ ->
          new ApiProblem(ProblemType.CONFLICT, Messages.text("api.conflict"));
      case DataIntegrityViolationException _ ->
          new ApiProblem(ProblemType.INVALID, Messages.text("api.outside"));
      case CannotCreateTransactionException _, DataAccessResourceFailureException _ ->
          new ApiProblem(ProblemType.UNAVAILABLE, Messages.text("api.unavailable"));
      case TransactionSystemException _ ->
          new ApiProblem(ProblemType.UNAVAILABLE, Messages.text("api.uncertain"));
      case ProofNeeded _ ->
          new ApiProblem(ProblemType.PROOF_NEEDED, ProofNeeded.WHY.in(Messages::text));
      case Forbidden it -> new ApiProblem(ProblemType.FORBIDDEN, it.sentence().in(Messages::text));
      case ErrorResponse it -> problem(it);
      default -> declared(failure);
    };
  }

  private static Map<String, String> objections(Objected it) {
    var errors = new LinkedHashMap<String, String>();
    it.objections().forEach(one -> errors.merge(one.field(), one.message(), (a, b) -> a + " " + b));
    return errors;
  }

  /** What rooms throw says its status itself. */
  private static @Nullable ApiProblem declared(Exception failure) {
    var status =
        AnnotatedElementUtils.findMergedAnnotation(failure.getClass(), ResponseStatus.class);
    return status == null
        ? null
        : new ApiProblem(
            ProblemType.of(status.code().value()),
            java.util.Objects.requireNonNullElse(failure.getMessage(), status.reason()));
  }

  private static ApiProblem problem(ErrorResponse it) {
    var type = ProblemType.of(it.getStatusCode().value());
    var detail = it.getBody().getDetail();
    return new ApiProblem(type, detail == null ? type.title().in(Messages::text) : detail);
  }

  private static void write(HttpServletResponse response, ApiProblem problem, String instance) {
    response.resetBuffer();
    response.setStatus(problem.type().status());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setHeader("Cache-Control", "no-store");
    if (problem.type() == ProblemType.UNAVAILABLE) {
      response.setIntHeader(HttpHeaders.RETRY_AFTER, Outages.RETRY_AFTER);
    }
    try {
      response.getOutputStream().write(problem.json(instance).toString().getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String path(HttpServletRequest request) {
    return request.getRequestURI().replaceAll("[\\r\\n]", "?");
  }

  private static String said(RuntimeException it) {
    return Unfit.said(it).text();
  }
}
