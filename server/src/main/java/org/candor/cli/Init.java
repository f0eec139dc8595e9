package org.candor.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.Callable;
import org.candor.access.FirstRun;
import org.candor.access.Founding;
import org.candor.access.People;
import org.candor.access.Tokens;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Sets up an organization and the person who runs it, without a browser. */
@Command(
    name = "init",
    description = {
      "Sets up an organization and its first person, without a browser.",
      "Prints an API token that may do whatever the person may, for a year: alone on standard",
      "output, so that a script can read it. It is shown this once."
    })
final class Init implements Callable<Integer> {

  @Option(names = "--org", required = true, paramLabel = "NAME", description = "The organization.")
  String org = "";

  @Option(
      names = "--email",
      required = true,
      paramLabel = "ADDRESS",
      description = "The person's address, to sign in with.")
  String email = "";

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "The person's name. Default: the address")
  @Nullable String name;

  @Option(
      names = "--password-stdin",
      description = "Read the password from standard input. Otherwise it is asked for.")
  boolean passwordStdin;

  @Mixin Place place = new Place();
  @Spec @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    var password = password();
    try (var running = Running.silently(place)) {
      var people = running.get(People.class);
      if (people.organizations().stream().anyMatch(it -> it.name().equals(org.strip()))) {
        throw new IllegalArgumentException("There is an organization " + org.strip() + " already.");
      }
      var id = running.get(Founding.class).found(org, name == null ? email : name, email, password);
      running.get(FirstRun.class).withdraw();
      var person = people.member(id, email).orElseThrow().person();
      var expires = running.get(Clock.class).instant().plus(Tokens.LONGEST);
      var token = running.get(Tokens.class).issue(person, id, "init", Set.of("*:*"), expires);
      Main.err(spec).printf("%s is set up in %s%n", org.strip(), running.folder().path());
      Main.out(spec).println(token);
    }
    return 0;
  }

  private String password() throws IOException {
    if (passwordStdin) {
      var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      var line = in.readLine();
      if (line == null || line.isEmpty()) {
        throw new Misused("There was no password on standard input.");
      }
      return line;
    }
    var console = System.console();
    var typed = console != null && console.isTerminal() ? console.readPassword("Password: ") : null;
    if (typed == null) {
      throw new Misused("Nobody can be asked for a password here: give --password-stdin.");
    }
    return new String(typed);
  }
}
