package org.candor.api;

import jakarta.servlet.Filter;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.candor.access.ACaller;
import org.candor.access.Caller;
import org.candor.database.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Lets a test say who calls; what they may is asked at the real gate. */
final class ApiDoor {

  static final String CALLER = "test.caller";

  /** Header of the answer: a query parameter that somebody looked for. */
  static final String ASKED = "Test-Asked";

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
                      chain.doFilter(heard(request, response), response);
                      return caller;
                    });
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        };
    return MockMvcBuilders.webAppContextSetup(context).addFilters(scope).build();
  }

  private static HttpServletRequest heard(ServletRequest request, ServletResponse response) {
    return new HttpServletRequestWrapper((HttpServletRequest) request) {
      @Override
      public @Nullable String getParameter(String name) {
        ((HttpServletResponse) response).addHeader(ASKED, name);
        return super.getParameter(name);
      }

      @Override
      public String @Nullable [] getParameterValues(String name) {
        ((HttpServletResponse) response).addHeader(ASKED, name);
        return super.getParameterValues(name);
      }
    };
  }
}
