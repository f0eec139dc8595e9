package org.candor.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Function;
import org.candor.access.People;
import org.candor.access.Workplace;
import org.candor.database.Scope;
import org.candor.kernel.Actor;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The organization, and the installation it is in, that a command works within. */
final class Within {

  /** Who a command is that nobody signed in to. */
  static final Actor COMMAND = Actor.installation("cli");

  @Option(
      names = "--org",
      paramLabel = "NAME",
      description = "The organization, where there are several.")
  @Nullable String org;

  @Mixin Place place = new Place();

  /** What a command does in the organization. */
  @FunctionalInterface
  interface Work<T> {
    T in(Running running, Workplace workplace) throws IOException;
  }

  /**
   * Runs the application for this work, in the scope of the organization, and closes it.
   *
   * @throws Misused where there is no installation, or no one organization is meant
   */
  <T> T run(Work<T> work) throws IOException {
    return run(Running::silently, work);
  }

  /**
   * @param opened starts the application
   */
  <T> T run(Function<Place, Running> opened, Work<T> work) throws IOException {
    place.requireInstallation();
    try (var running = opened.apply(place)) {
      var workplace = Workplaces.chosen(running.get(People.class), org);
      return Scope.of(workplace.id()).get(() -> unchecked(running, workplace, work));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static <T> T unchecked(Running running, Workplace workplace, Work<T> work) {
    try {
      return work.in(running, workplace);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
