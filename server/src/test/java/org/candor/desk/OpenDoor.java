package org.candor.desk;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.UUID;
import org.candor.AnOrganization;
import org.candor.access.ACaller;
import org.candor.access.Caller;
import org.candor.access.Founding;
import org.candor.access.People;
import org.candor.access.Role;
import org.candor.database.Scope;
import org.candor.kernel.Actor;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The pages as somebody with these roles meets them; what they may is asked at the real gate. */
final class OpenDoor {

  static final String PASSWORD = "correct horse battery";

  private OpenDoor() {}

  /** A real organization, founded by Ada. */
  static AnOrganization founded(Founding founding, People people, String email) {
    var org = founding.found("Clinic", "Ada", email, PASSWORD);
    var ada = people.member(org, email).orElseThrow();
    return new AnOrganization(org, new Actor(ada.person(), ada.name(), "test"));
  }

  static String newEmail() {
    return "ada-" + UUID.randomUUID() + "@clinic.example";
  }

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
