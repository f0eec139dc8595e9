package org.candor.desk;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import org.candor.AnOrganization;
import org.candor.access.ACaller;
import org.candor.access.Caller;
import org.candor.access.Role;
import org.candor.database.Scope;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The pages as somebody with these roles meets them; what they may is asked at the real gate. */
final class OpenDoor {

  private OpenDoor() {}

  static MockMvcTester enter(WebApplicationContext context, AnOrganization org, Role... roles) {
    var ada = org.ada();
    var caller =
        new Caller(ada.person(), ada.name(), org.id(), "Clinic", Set.of(roles), Set.of(), "web");
    return MockMvcTester.create(
        MockMvcBuilders.webAppContextSetup(context).addFilters(seating(caller)).build());
  }

  private static Filter seating(Caller caller) {
    return (request, response, chain) -> {
      ACaller.in((HttpServletRequest) request, caller);
      try {
        Scope.of(caller.org())
            .call(
                () -> {
                  chain.doFilter(request, response);
                  return caller;
                });
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    };
  }
}
