package org.candor.register;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.candor.AnOrganization;
import org.candor.access.Caller;
import org.candor.access.Permissions;
import org.candor.access.Role;
import org.candor.database.Scope;
import org.candor.web.Visitor;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.MethodParameter;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets one person in without sign-in, for tests of pages. */
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
  SecurityFilterChain everyone(HttpSecurity http) {
    return http.authorizeHttpRequests(it -> it.anyRequest().permitAll()).build();
  }

  @Bean
  Directory directory() {
    return () -> List.of(new Directory.Person(caller.person(), caller.name()));
  }

  @Bean
  Visitor.Book book(Permissions permissions) {
    return new Visitor.Book() {
      @Override
      public Visitor of(HttpServletRequest request) {
        return new Visitor(caller.name(), "AIMS manager", caller.orgName(), List.of());
      }

      @Override
      public boolean mayRead(HttpServletRequest request, String resource) {
        return permissions.may(caller, org.candor.access.Action.READ, resource);
      }
    };
  }

  @Bean
  WebMvcConfigurer callers() {
    return new WebMvcConfigurer() {
      @Override
      public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new WhoAsks());
      }
    };
  }

  private static class WhoAsks implements HandlerMethodArgumentResolver {
    @Override
    public boolean supportsParameter(MethodParameter parameter) {
      return parameter.getParameterType() == Caller.class;
    }

    @Override
    public Object resolveArgument(
        MethodParameter parameter,
        @Nullable ModelAndViewContainer container,
        NativeWebRequest request,
        @Nullable WebDataBinderFactory binders) {
      return caller;
    }
  }
}
