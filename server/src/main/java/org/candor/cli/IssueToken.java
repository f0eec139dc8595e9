package org.candor.cli;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.candor.access.People;
import org.candor.access.Tokens;
import org.candor.access.Workplace;
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

  @Mixin Within within = new Within();
  @Spec @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Main.out(spec).println(within.run(this::issue));
    return 0;
  }

  private String issue(Running running, Workplace chosen) {
    var person = Workplaces.person(running.get(People.class), chosen, email).person();
    var expires = running.get(Clock.class).instant().plus(Duration.ofDays(days));
    return running.get(Tokens.class).issue(person, chosen.id(), name, scopes, expires);
  }
}
