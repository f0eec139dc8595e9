package org.candor.exchange;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** Where the shared inventory stands, beside the checkout. */
public final class Inventory {

  private Inventory() {}

  public static Path file() {
    var found = find("data/inventory/us-federal-2024.csv");
    Assumptions.assumeTrue(found.isPresent(), "the shared inventory is not beside the checkout");
    return found.orElseThrow();
  }

  private static Optional<Path> find(String name) {
    var override = System.getProperty("CANDOR_SHARED", System.getenv("CANDOR_SHARED"));
    if (override != null) {
      return Optional.of(Path.of(override, name)).filter(Files::exists);
    }
    for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      var file = at.resolve("shared").resolve(name);
      if (Files.exists(file)) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }
}
