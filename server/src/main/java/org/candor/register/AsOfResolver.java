package org.candor.register;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.stream.Stream;
import org.candor.access.Action;
import org.candor.access.Allow;
import org.candor.access.SignedIn;
import org.candor.records.AsOf;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Hands the moment looked at to controllers, pages and API alike; refuses to write while it is
 * past. What is under {@link SignedIn} alone is no record of the organization: a person's own
 * sessions, password and keys. Leaving, or being locked out by somebody else, waits for nothing.
 */
@Component
class AsOfResolver implements HandlerMethodArgumentResolver, HandlerInterceptor {

  private final AsOfSwitch moments;

  AsOfResolver(AsOfSwitch moments) {
    this.moments = moments;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == AsOf.class;
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    return moments.asOf(Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class)));
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (!(handler instanceof HandlerMethod method)) {
      return true;
    }
    var allow = method.getMethodAnnotation(Allow.class);
    var reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    if (reads && (allow != null || method.hasMethodAnnotation(SignedIn.class))) {
      moments.remember(request, response);
      if (!follows(method)) {
        moments.presentOnly(request);
      }
    } else if (allow != null && writes(allow.value()) && moments.asOf(request).past()) {
      throw new PastIsReadOnly();
    }
    return true;
  }

  /** Whether what it shows is of the moment; it cannot be without asking for it. */
  private static boolean follows(HandlerMethod method) {
    return Stream.of(method.getMethodParameters())
        .anyMatch(it -> it.getParameterType() == AsOf.class);
  }

  private static boolean writes(Action action) {
    return switch (action) {
      case READ, EXPORT -> false;
      case RECORD, REVISE, RETIRE, COMMENT, IMPORT, MANAGE -> true;
    };
  }
}
