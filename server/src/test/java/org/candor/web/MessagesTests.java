package org.candor.web;

import static java.lang.String.join;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

  /** With fewer the reader is shown {4}; with more something is not said. */
  @Test
  void everyMessageIsGivenAsManyArgumentsAsItHasPlacesFor() throws IOException {
    var wrong = new TreeSet<String>();
    var calls =
        Pattern.compile("\\b(?:text|Phrase\\.of|Sentence\\.of)(\\(\\s*\"([a-z0-9]+\\.[\\w.-]+)\")");
    for (var source : sources()) {
      for (var call : calls.matcher(source).results().toList()) {
        var pattern = Messages.english(call.group(2));
        int given = arguments(source, call.start(1) + 1) - 1;
        if (pattern.isPresent() && places(pattern.get()) != given) {
          wrong.add(call.group(2) + " is given " + given + " of " + places(pattern.get()));
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** It would hide the words, and print the key. */
  @Test
  void whoeverTakesWordsFromTheBundleNamesNothingElseText() throws IOException {
    var own =
        Pattern.compile(
            "(?s)import static org\\.candor\\.web\\.Messages\\.text;.*\\n  (?:[a-z]+ )*[A-Z]\\w* text\\(\\w");
    assertThat(sources()).filteredOn(it -> own.matcher(it).find()).isEmpty();
  }

  private static int places(String pattern) {
    return Pattern.compile("\\{(\\d)[,}]")
        .matcher(pattern)
        .results()
        .mapToInt(it -> Integer.parseInt(it.group(1)) + 1)
        .max()
        .orElse(0);
  }

  /** How many there are until the bracket closes. */
  private static int arguments(String source, int from) {
    int depth = 0;
    int commas = 0;
    boolean quoted = false;
    for (int at = from; ; at++) {
      char c = source.charAt(at);
      if (quoted && c == '\\') {
        at++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && "([{".indexOf(c) >= 0) {
        depth++;
      } else if (!quoted && ")]}".indexOf(c) >= 0 && --depth < 0) {
        return commas + 1;
      } else if (!quoted && c == ',' && depth == 0) {
        commas++;
      }
    }
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
    for (var source : sources()) {
      pattern.matcher(source).results().forEach(m -> found.add(m.group(1)));
    }
    return found;
  }

  private static List<String> sources() throws IOException {
    var sources = new ArrayList<String>();
    try (var files =
        Stream.concat(Files.walk(Path.of("src/main/jte")), Files.walk(Path.of("src/main/java")))) {
      for (var file : files.filter(MessagesTests::speaks).toList()) {
        sources.add(Files.readString(file));
      }
    }
    return sources;
  }

  private static boolean speaks(Path file) {
    return Files.isRegularFile(file) && !file.endsWith("package-info.java");
  }
}
