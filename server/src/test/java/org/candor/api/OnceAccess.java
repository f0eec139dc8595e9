package org.candor.api;

import static org.candor.api.AnApi.JSON;

import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.candor.access.Invitee;
import org.candor.access.People;
import org.candor.access.Role;
import org.candor.access.Tokens;
import org.candor.api.OnceStories.Asked;
import org.candor.kernel.Actor;
import org.candor.kernel.OrgId;
import org.candor.kernel.PersonId;

/** How each route of people, invitations and tokens is asked so that it does something. */
record OnceAccess(
    People people,
    Tokens tokens,
    OrgId clinic,
    PersonId ada,
    PersonId bob,
    Clock clock,
    BiFunction<Asked, String, AnApi.Reply> sender) {

  Asked asked(String route) {
    var method = route.substring(0, route.indexOf(' '));
    var path = route.substring(route.indexOf(' ') + 1);
    return switch (method + " " + path.substring("/api/v1/access".length())) {
      case "POST /people" ->
          new Asked(
              method,
              path,
              JSON,
              "{\"name\": \"Cy\", \"email\": \"%s\", \"roles\": [\"EMPLOYEE\"]}"
                  .formatted(OnceTests.mail()),
              false);
      case "PUT /people/{person}/roles" ->
          new Asked(
              method,
              path.replace("{person}", bob.toString()),
              JSON,
              "{\"roles\": [\"SYSTEM_OWNER\"]}",
              false);
      case "DELETE /people/{person}" -> {
        var invitee = new Invitee("Di", OnceTests.mail(), Set.of(Role.EMPLOYEE), null, null);
        var di = people.add(clinic, invitee, "correct horse battery", Actor.installation("test"));
        yield new Asked(method, path.replace("{person}", di.toString()), "", "", false);
      }
      case "DELETE /invitations/{id}" ->
          new Asked(method, path.replace("{id}", invited()), "", "", false);
      case "POST /people/{person}/unlock" ->
          new Asked(method, path.replace("{person}", bob.toString()), "", "", false);
      case "PUT /organization" ->
          new Asked(method, path, JSON, "{\"secondStepNeeded\": false}", false);
      case "POST /tokens" -> new Asked(method, path, JSON, OnceTests.wish("CI", clock), false);
      case "DELETE /tokens/{id}" -> {
        tokens.issue(ada, clinic, "all", Set.of("*:*"), clock.instant().plusSeconds(90_000));
        var id = tokens.of(clinic, ada).getFirst().id();
        yield new Asked(method, path.replace("{id}", id.toString()), "", "", false);
      }
      default -> throw new AssertionError("Say how " + method + " " + path + " is asked");
    };
  }

  private String invited() {
    sender.apply(asked("POST /api/v1/access/people"), UUID.randomUUID().toString()).is(201);
    var open = new Asked("GET", "/api/v1/access/invitations", "", "", false);
    return sender.apply(open, "k").is(200).json().at("/items/0/id").asString();
  }
}
