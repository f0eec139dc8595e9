package org.candor.cli;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.candor.access.People;
import org.candor.access.Tokens;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Issues an API token for someone who belongs to an organization. */
@Command(
    name = "token",
    description = {
      "Issues an API token for a person. It is printed alone on standard output, this once.",
      "A token never may more than its person."
    })
final class IssueToken implements Callable<Integer> {

  @Option(
      names = "--email",
      required = true,
      paramLabel = "ADDRESS",
      description = "Whose token it is.")
  String email = "";

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = "command line",
      description = "What it is for. Default: ${DEFAULT-VALUE}")
  String name = "";

  @Option(
      names = "--scopes",
      split = ",",
      paramLabel = "SCOPE",
      defaultValue = "*:read",
      description = {
        "What it may do: resource:action, e.g. systems/ai-systems:import, systems/*:read.",
        "Several with commas. Default: ${DEFAULT-VALUE}"
      })
  Set<String> scopes = new LinkedHashSet<>();

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "90",
      description = "How long it holds, at most 366. Default: ${DEFAULT-VALUE}")
  int days;

  @Option(
      names = "--org",
      paramLabel = "NAME",
      description = "The organization, where there are several.")
  @Nullable String org;

  @Mixin Place place = new Place();
  @Spec @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    place.requireInstallation();
    try (var running = Running.silently(place)) {
      var people = running.get(People.class);
      var chosen = Workplaces.chosen(people, org);
      var person = Workplaces.person(people, chosen, email).person();
      var expires = running.get(Clock.class).instant().plus(Duration.ofDays(days));
      var token = running.get(Tokens.class).issue(person, chosen.id(), name, scopes, expires);
      Main.out(spec).println(token);
    }
    return 0;
  }
}
