package org.candor.measure.engine;

import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.candor.measure.Unmeasurable;

/**
 * What the address of a database may say. Drivers take parameters that load classes, write files or
 * run commands of their own ({@code socketFactory}, {@code loggerFile}, {@code autosave} ...), and
 * new ones come with new versions: so those are listed that may be said, not those that may not.
 */
public final class JdbcAddress {

  private static final SortedSet<String> HARMLESS =
      new TreeSet<>(
          Stream.of(
                  "connectTimeout",
                  "currentSchema",
                  "ssl",
                  "sslmode",
                  "sslrootcert",
                  "SSLVerification")
              .toList());

  private JdbcAddress() {}

  /** Parameters that only say where and how safely, as drivers spell them. */
  public static SortedSet<String> harmless() {
    return new TreeSet<>(HARMLESS);
  }

  /**
   * The first parameter that may not be said, as it is written there; empty where all may. A name
   * that is encoded in percent signs is none that may.
   */
  public static Optional<String> stranger(String url) {
    int question = url.indexOf('?');
    if (question < 0) {
      return Optional.empty();
    }
    return Stream.of(url.substring(question + 1).split("&", -1))
        .map(it -> it.replaceFirst("=.*", ""))
        .filter(it -> !it.isEmpty() && !isHarmless(it))
        .findFirst();
  }

  private static boolean isHarmless(String name) {
    var low = name.toLowerCase(Locale.ROOT);
    return HARMLESS.stream().anyMatch(it -> it.toLowerCase(Locale.ROOT).equals(low));
  }

  static void requireHarmless(String url) {
    stranger(url)
        .ifPresent(
            it -> {
              throw new Unmeasurable(
                  "The address may not say '%s'. It may say: %s."
                      .formatted(it, String.join(", ", HARMLESS)));
            });
  }
}
