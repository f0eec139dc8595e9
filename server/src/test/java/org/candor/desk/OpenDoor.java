package org.candor.desk;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.candor.AnOrganization;
import org.candor.access.Caller;
import org.candor.access.Role;
import org.candor.database.Scope;
import org.candor.register.Directory;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets one person in without sign-in, for tests of pages; the gate stays. */
@TestConfiguration(proxyBeanMethods = false)
class OpenDoor {

  private static Caller caller;

  static Caller enter(AnOrganization organization, Role... roles) {
    var ada = organization.ada();
    caller =
        new Caller(
            ada.person(), ada.name(), organization.id(), "Clinic", Set.of(roles), Set.of(), "web");
    return caller;
  }

  static class Scoped extends OncePerRequestFilter {
    @Override
    protected void doFilterInternal(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
      try {
        Scope.of(caller.org())
            .call(
                () -> {
                  chain.doFilter(request, response);
                  return true;
                });
      } catch (ServletException | IOException | RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new ServletException(e);
      }
    }
  }

  @Bean
  Scoped scoped() {
    return new Scoped();
  }

  @Bean
  @Primary
  Directory directory() {
    return () -> List.of(new Directory.Person(caller.person(), caller.name()));
  }
}
