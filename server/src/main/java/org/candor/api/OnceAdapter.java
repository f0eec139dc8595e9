package org.candor.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.candor.access.Caller;
import org.candor.access.Callers;
import org.candor.access.Forgotten;
import org.candor.access.ProblemType;
import org.candor.database.Vault;
import org.candor.kernel.PersonId;
import org.candor.web.Messages;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerAdapter;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Honours the Idempotency-Key on the routes that rooms write by hand, without their knowing of it:
 * what the route does and the answer it gives are one transaction, as on the API's own routes.
 *
 * <p>It runs behind the gate, so a kept answer goes to those alone who may ask. Kept answers are
 * sealed: a new token's secret is among them.
 */
@Component
class OnceAdapter implements HandlerAdapter, Ordered {

  private static final List<String> KEPT =
      List.of(HttpHeaders.CONTENT_TYPE, HttpHeaders.LOCATION, HttpHeaders.ETAG);
  private static final List<String> READING = List.of("GET", "HEAD", "OPTIONS");

  private final ObjectProvider<RequestMappingHandlerAdapter> routes;
  private final Idempotency idempotency;
  private final Vault vault;

  OnceAdapter(
      @Qualifier("requestMappingHandlerAdapter")
          ObjectProvider<RequestMappingHandlerAdapter> routes,
      Idempotency idempotency,
      Vault vault) {
    this.routes = routes;
    this.idempotency = idempotency;
    this.vault = vault;
  }

  /** The answer says that nothing was done, so that nothing is kept either. */
  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    Refused() {
      super(null, null, false, false);
    }
  }

  /** What a route threw, on its way out of the transaction. */
  private static final class Failed extends RuntimeException {
    private static final long serialVersionUID = 1;

    Failed(Throwable cause) {
      super(cause);
    }
  }

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }

  /** Every route of another room that answers with data, whatever else its controller shows. */
  @Override
  public boolean supports(Object handler) {
    return handler instanceof HandlerMethod it
        && it.getBeanType().getPackage() != OnceAdapter.class.getPackage()
        && (AnnotatedElementUtils.hasAnnotation(it.getBeanType(), ResponseBody.class)
            || it.hasMethodAnnotation(ResponseBody.class)
            || HttpEntity.class.isAssignableFrom(it.getReturnType().getParameterType()));
  }

  @Override
  public @Nullable ModelAndView handle(
      HttpServletRequest request, HttpServletResponse response, Object handler) throws Exception {
    var caller = Callers.of(request);
    if (caller == null || READING.contains(request.getMethod()) || !isApi(request)) {
      return routes.getObject().handle(request, response, handler);
    }
    var key = Attempt.key(request);
    if (key == null) {
      return routes.getObject().handle(request, response, handler);
    }
    once(key, caller, request, response, handler);
    return null;
  }

  /** Kept answers tell nothing of whoever is forgotten. */
  @EventListener
  void forgotten(Forgotten it) {
    var words = Idempotency.words(it);
    idempotency.forget(
        kept -> {
          var said = opened(kept.body(), place(kept.person(), kept.key()));
          return said.isPresent()
              && words.stream().anyMatch(new String(said.get(), UTF_8)::contains);
        });
  }

  private static String place(PersonId person, String key) {
    return "api.idempotency %s %s".formatted(person, key);
  }

  private Optional<byte[]> opened(String body, String place) {
    return vault.open(Base64.getDecoder().decode(body), place);
  }

  private static boolean isApi(HttpServletRequest request) {
    return request.getRequestURI().startsWith(request.getContextPath() + Api.ROOT + "/");
  }

  private void once(
      String key,
      Caller caller,
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler)
      throws Exception {
    var read = ReadRequest.of(request);
    var written = new ContentCachingResponseWrapper(response);
    var place = place(caller.person(), key);
    try {
      var answer =
          idempotency.once(
              caller.person(), key, read.hash(), () -> change(read, written, handler, place));
      if (answer.headers().containsKey(Idempotency.REPLAYED)) {
        again(answer, place, response);
      } else {
        written.copyBodyToResponse();
      }
    } catch (Refused _) {
      written.copyBodyToResponse();
    } catch (Failed e) {
      throw e.getCause() instanceof Exception it ? it : new IllegalStateException(e.getCause());
    }
  }

  private Answer change(
      ReadRequest read, ContentCachingResponseWrapper written, Object handler, String place) {
    var task =
        new FutureTask<@Nullable ModelAndView>(
            () -> routes.getObject().handle(read.request(), written, handler));
    task.run();
    try {
      task.get();
    } catch (ExecutionException e) {
      throw new Failed(Objects.requireNonNull(e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failed(e);
    }
    if (written.getStatus() >= 400) {
      throw new Refused();
    }
    var headers = new LinkedHashMap<String, String>();
    for (var name : KEPT) {
      var value =
          name.equals(HttpHeaders.CONTENT_TYPE)
              ? written.getContentType()
              : written.getHeader(name);
      if (value != null) {
        headers.put(name, value);
      }
    }
    var sealed = vault.seal(written.getContentAsByteArray(), place);
    return new Answer(
        written.getStatus(), Map.copyOf(headers), Base64.getEncoder().encodeToString(sealed));
  }

  private void again(Answer kept, String place, HttpServletResponse response) throws IOException {
    var body =
        opened(kept.body(), place)
            .orElseThrow(() -> new ApiProblem(ProblemType.CONFLICT, Messages.text("api.key.lost")));
    response.setStatus(kept.status());
    kept.headers().forEach(response::setHeader);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
