package org.candor.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.candor.ledger.Json.JsonArray;
import org.candor.ledger.Json.JsonNumber;
import org.candor.ledger.Json.JsonObject;
import org.candor.ledger.Json.JsonString;
import org.junit.jupiter.api.Assumptions;

/** Published test data, which stands in a folder {@code shared} beside the checkout. */
final class Vectors {

  private Vectors() {}

  /** The test is skipped, saying so, where the data is absent. */
  static Path path(String name) {
    var named = System.getProperty("candor.shared", System.getenv("CANDOR_SHARED"));
    var shared = named != null ? Path.of(named) : besideTheCheckout();
    Assumptions.assumeTrue(
        shared != null && Files.exists(shared.resolve("vectors")),
        "No folder shared/vectors beside the checkout; name one with CANDOR_SHARED");
    return shared.resolve("vectors").resolve(name);
  }

  private static Path besideTheCheckout() {
    for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve("shared/vectors"))) {
        return at.resolve("shared");
      }
    }
    return null;
  }

  static String text(String name) {
    return text(path(name));
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Path> filesUnder(String name) {
    try (Stream<Path> files = Files.walk(path(name))) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonObject json(Path file) {
    return (JsonObject) Json.parse(text(file));
  }

  static List<JsonObject> objects(JsonObject from, String name) {
    return ((JsonArray) from.get(name)).elements().stream().map(e -> (JsonObject) e).toList();
  }

  static List<String> strings(JsonObject from, String name) {
    return from.get(name) instanceof JsonArray array
        ? array.elements().stream().map(e -> ((JsonString) e).value()).toList()
        : List.of();
  }

  static String string(JsonObject from, String name) {
    return ((JsonString) from.get(name)).value();
  }

  static long number(JsonObject from, String name) {
    return (long) ((JsonNumber) from.get(name)).value();
  }
}
