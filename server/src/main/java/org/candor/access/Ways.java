package org.candor.access;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.UriTemplate;
import org.springframework.web.util.pattern.PathPattern;

/** Which pages are open to whom, so that nobody is shown a way to where they may not go. */
@Component
public class Ways {

  // Asked for once everything has started: who maps pages shows them.
  private final Supplier<List<Page>> pages;
  private final Permissions permissions;

  Ways(
      @Qualifier("requestMappingHandlerMapping")
          ObjectProvider<RequestMappingHandlerMapping> routes,
      Permissions permissions) {
    this.pages = SingletonSupplier.of(() -> pages(routes.getObject()));
    this.permissions = permissions;
  }

  /**
   * Whether a page of ours, with whatever is asked of it, is there and open to somebody. For one
   * page: what it answers once, it answers again.
   */
  public Predicate<String> of(Caller caller) {
    var known = new HashMap<String, Boolean>();
    return href -> known.computeIfAbsent(href.split("[?#]", 2)[0], path -> isOpen(caller, path));
  }

  /** A route that is read, and one of its patterns. */
  private record Page(PathPattern pattern, HandlerMethod method) {}

  /** The most specific first. */
  private static List<Page> pages(RequestMappingHandlerMapping routes) {
    return routes.getHandlerMethods().entrySet().stream()
        .filter(it -> isRead(it.getKey()))
        .flatMap(
            it ->
                Stream.ofNullable(it.getKey().getPathPatternsCondition())
                    .flatMap(patterns -> patterns.getPatterns().stream())
                    .map(pattern -> new Page(pattern, it.getValue())))
        .sorted(Comparator.comparing(Page::pattern))
        .toList();
  }

  private boolean isOpen(Caller caller, String path) {
    var parsed = PathContainer.parsePath(path);
    return pages.get().stream()
        .filter(it -> it.pattern().matches(parsed))
        .findFirst()
        .filter(it -> isOpen(caller, it, parsed))
        .isPresent();
  }

  private static boolean isRead(RequestMappingInfo route) {
    return route.getMethodsCondition().getMethods().contains(RequestMethod.GET)
        && route.getParamsCondition().isEmpty();
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
