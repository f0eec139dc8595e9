package org.candor.access;

import java.util.Comparator;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.UriTemplate;
import org.springframework.web.util.pattern.PathPattern;

/** Which pages are open to whom, so that nobody is shown a way to where they may not go. */
@Component
public class Ways {

  private final ObjectProvider<RequestMappingHandlerMapping> routes;
  private final Permissions permissions;

  Ways(
      @Qualifier("requestMappingHandlerMapping")
          ObjectProvider<RequestMappingHandlerMapping> routes,
      Permissions permissions) {
    this.routes = routes;
    this.permissions = permissions;
  }

  /** Whether a page of ours, with whatever is asked of it, is there and open to somebody. */
  public Predicate<String> of(Caller caller) {
    return href -> isOpen(caller, PathContainer.parsePath(href.split("[?#]", 2)[0]));
  }

  /** A page, and the part of its route that the path fits. */
  private record Page(PathPattern pattern, HandlerMethod method) {}

  private boolean isOpen(Caller caller, PathContainer path) {
    return routes.getObject().getHandlerMethods().entrySet().stream()
        .filter(it -> isRead(it.getKey()))
        .flatMap(it -> pages(it.getKey(), it.getValue(), path))
        .min(Comparator.comparing(Page::pattern))
        .filter(it -> isOpen(caller, it, path))
        .isPresent();
  }

  private static boolean isRead(RequestMappingInfo route) {
    return route.getMethodsCondition().getMethods().contains(RequestMethod.GET)
        && route.getParamsCondition().isEmpty();
  }

  private static Stream<Page> pages(
      RequestMappingInfo route, HandlerMethod method, PathContainer path) {
    var patterns = route.getPathPatternsCondition();
    return patterns == null
        ? Stream.empty()
        : patterns.getPatterns().stream()
            .filter(it -> it.matches(path))
            .map(it -> new Page(it, method));
  }

  private boolean isOpen(Caller caller, Page page, PathContainer path) {
    var allow = page.method().getMethodAnnotation(Allow.class);
    if (allow == null) {
      return page.method().hasMethodAnnotation(SignedIn.class)
          || page.method().hasMethodAnnotation(OpenToAll.class);
    }
    var found = page.pattern().matchAndExtract(path);
    return found != null
        && permissions.may(
            caller,
            allow.value(),
            new UriTemplate(allow.on()).expand(found.getUriVariables()).getPath());
  }
}
