package org.candor.web;

import gg.jte.Content;
import gg.jte.generated.precompiled.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.Collectors;
import org.candor.access.Action;
import org.candor.access.Callers;
import org.candor.access.Permissions;
import org.candor.access.Surround;
import org.candor.access.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;

/** The shell as the room of sign-in needs it: who is signed in, and a frame for its pages. */
@Component
class SignedInShell implements Visitor.Book {

  private final Permissions permissions;

  SignedInShell(Permissions permissions) {
    this.permissions = permissions;
  }

  @Override
  public @Nullable Visitor of(HttpServletRequest request) {
    var caller = Callers.of(request);
    if (caller == null) {
      return null;
    }
    var roles =
        caller.roles().stream()
            .sorted()
            .map(it -> Messages.text("access.role." + it.name()))
            .collect(Collectors.joining(", "));
    var organizations =
        Callers.workplaces(request).stream()
            .map(
                it ->
                    new Visitor.Organization(
                        it.id().toString(), it.name(), it.id().equals(caller.org())))
            .toList();
    return new Visitor(caller.name(), roles, caller.orgName(), organizations);
  }

  @Override
  public boolean mayRead(HttpServletRequest request, String resource) {
    var caller = Callers.of(request);
    return caller != null && permissions.may(caller, Action.READ, resource);
  }

  @Bean
  static Wording wording() {
    return Messages::text;
  }

  @Bean
  static Surround surround(Shells shells) {
    return (request, title, content) -> page(shells, request, title, content);
  }

  @Bean
  static NavEntry peopleEntry() {
    return NavEntry.of(NavEntry.Group.SETTINGS, "access.people", "/access/people", "users", 10)
        .requiring("access/people");
  }

  private static View page(
      Shells shells, HttpServletRequest request, String title, Content content) {
    return Html.page(new StaticTemplates().webLayout(shells.of(request), title, content));
  }
}
