package org.candor.api;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import org.candor.access.ACaller;
import org.candor.access.Caller;
import org.candor.database.Scope;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Lets a test say who calls; what they may is asked at the real gate. */
final class ApiDoor {

  static final String CALLER = "test.caller";

  private ApiDoor() {}

  static MockMvc open(WebApplicationContext context) {
    Filter scope =
        (request, response, chain) -> {
          if (!(request.getAttribute(CALLER) instanceof Caller caller)) {
            chain.doFilter(request, response);
            return;
          }
          ACaller.in((HttpServletRequest) request, caller);
          try {
            Scope.of(caller.org())
                .call(
                    () -> {
                      chain.doFilter(request, response);
                      return caller;
                    });
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        };
    return MockMvcBuilders.webAppContextSetup(context).addFilters(scope).build();
  }
}
