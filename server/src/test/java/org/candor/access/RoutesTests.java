package org.candor.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Deny by default: every route says who may use it. */
class RoutesTests {

  static Stream<String> undeclared(RequestMappingHandlerMapping routes) {
    return routes.getHandlerMethods().values().stream()
        .filter(it -> !it.getBeanType().getName().startsWith("org.springframework.boot"))
        .filter(RoutesTests::isUndeclared)
        .map(HandlerMethod::getShortLogMessage);
  }

  private static boolean isUndeclared(HandlerMethod method) {
    return Stream.of(Allow.class, OpenToAll.class, SignedIn.class)
            .filter(method::hasMethodAnnotation)
            .count()
        != 1;
  }

  @Nested
  @SpringBootTest
  class OfTheApplication {

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping routes;

    @Test
    void everyRouteDeclaresExactlyOnePermission() {
      assertThat(undeclared(routes)).isEmpty();
      assertThat(routes.getHandlerMethods()).hasSizeGreaterThan(30);
    }
  }

  @Nested
  @Door
  class WithOneForgotten {

    @Autowired MockMvc mvc;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping routes;

    @Test
    void aRouteThatDeclaresNoneIsFoundAndAnswers403() {
      assertThat(List.copyOf(undeclared(routes).toList()))
          .singleElement()
          .asString()
          .contains("forgotten");
      assertThat(new Browser(mvc).get("/forgotten").status()).isEqualTo(403);
    }
  }
}
