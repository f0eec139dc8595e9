package org.candor.access;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;
import org.springframework.web.util.UriTemplate;

/** Lets a request through to a handler that says who may: the others answer 403, always. */
@Component
class Gate implements HandlerInterceptor {

  private final Permissions permissions;
  private final DoorAnswers answers;
  private final Reauthentication reauthentication;

  Gate(Permissions permissions, DoorAnswers answers, Reauthentication reauthentication) {
    this.permissions = permissions;
    this.answers = answers;
    this.reauthentication = reauthentication;
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException {
    if (handler instanceof ResourceHttpRequestHandler
        || request.getDispatcherType() == DispatcherType.ERROR) {
      return true;
    }
    if (!(handler instanceof HandlerMethod method)) {
      throw new Forbidden("access.forbidden.undeclared");
    }
    return method.hasMethodAnnotation(OpenToAll.class) || isLetIn(method, request, response);
  }

  private boolean isLetIn(
      HandlerMethod method, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var allow = method.getMethodAnnotation(Allow.class);
    if (allow == null && !method.hasMethodAnnotation(SignedIn.class)) {
      throw new Forbidden("access.forbidden.undeclared");
    }
    var caller = Callers.of(request);
    if (caller == null) {
      answers.notSignedIn(request, response);
      return false;
    }
    if (allow != null) {
      permissions.require(caller, allow.value(), path(allow.on(), request));
    }
    if (method.hasMethodAnnotation(Fresh.class)) {
      reauthentication.require(request);
    }
    return true;
  }

  @SuppressWarnings("unchecked") // Spring keeps the route's variables under this name
  private static String path(String template, HttpServletRequest request) {
    var variables =
        (Map<String, String>)
            Objects.requireNonNullElse(
                request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE), Map.of());
    return new UriTemplate(template).expand(variables).getPath();
  }
}
