package org.candor.web;

import static java.lang.String.join;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessagesTests {

  private static final Pattern USED =
      Pattern.compile(
          "\\b(?:text|Sentence\\.of|Phrase\\.of|refused|Forbidden|Unfit|problem|unauthorized|Unreadable|ambiguous)\\((?:\\s*\"\\w*\",\\s*|[\\w.,"
              + " ]*,\\s*|\\s*)\"([a-z0-9]+\\.[a-zA-Z0-9.-]*[a-zA-Z0-9])\"");

  @Test
  void everyKeyThatTemplatesAndSourcesNameHasWords() throws IOException {
    var missing = found(USED);
    assertThat(missing).hasSizeGreaterThan(50);
    missing.removeAll(Messages.keys());
    assertThat(missing).isEmpty();
  }

  /** However it gets there: through a condition, a constant, or a call with its own name. */
  @Test
  void whateverLooksLikeAKeyIsOneOrTheBeginningOfSome() throws IOException {
    var keys = Messages.keys();
    var rooms = keys.stream().map(it -> it.substring(0, it.indexOf('.'))).distinct().toList();
    var lookalike =
        Pattern.compile("\"((?:%s)\\.[a-zA-Z0-9.-]*[a-zA-Z0-9])\"".formatted(join("|", rooms)));
    var strange = found(lookalike);
    assertThat(strange).hasSizeGreaterThan(500);
    strange.removeIf(it -> it.endsWith(".css") || it.endsWith(".js"));
    strange.removeIf(it -> keys.stream().anyMatch(key -> (key + ".").startsWith(it + ".")));
    assertThat(strange).isEmpty();
  }

  /** Of two the later would win, and the other never be read. */
  @Test
  void noKeyStandsTwiceInABundle() throws IOException {
    var twice = new TreeSet<String>();
    try (var files = Files.list(Path.of("src/main/resources/messages"))) {
      for (var file : files.toList()) {
        var seen = new TreeSet<String>();
        Files.readAllLines(file).stream()
            .filter(it -> it.indexOf('=') > 0 && !it.startsWith("#"))
            .map(it -> it.substring(0, it.indexOf('=')).strip())
            .filter(it -> !seen.add(it))
            .forEach(twice::add);
      }
    }
    assertThat(twice).isEmpty();
  }

  @Test
  void argumentsAreFilledInAndAnApostropheIsAnApostrophe() {
    assertThat(Messages.text("web.paging.count", 50, 1234)).isEqualTo("50 of 1,234 shown");
    assertThat(Messages.text("web.problems", 1)).isEqualTo("One answer needs attention");
    assertThat(Messages.text("web.problems", 3)).isEqualTo("3 answers need attention");
  }

  @Test
  void aKeyWithoutWordsIsSeen() {
    assertThat(Messages.text("web.never.written")).isEqualTo("[web.never.written]");
  }

  private static TreeSet<String> found(Pattern pattern) throws IOException {
    var found = new TreeSet<String>();
    try (var files =
        Stream.concat(Files.walk(Path.of("src/main/jte")), Files.walk(Path.of("src/main/java")))) {
      for (var file : files.filter(MessagesTests::speaks).toList()) {
        pattern.matcher(Files.readString(file)).results().forEach(m -> found.add(m.group(1)));
      }
    }
    return found;
  }

  private static boolean speaks(Path file) {
    return Files.isRegularFile(file) && !file.endsWith("package-info.java");
  }
}
