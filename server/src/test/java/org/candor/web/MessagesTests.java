package org.candor.web;

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
          "\\b(?:text|Sentence\\.of|refused|Forbidden|Unfit|problem|unauthorized)\\("
              + "(?:\\s*\"\\w*\",\\s*|[\\w., ]*,\\s*|\\s*)"
              + "\"([a-z0-9]+\\.[a-zA-Z0-9.-]*[a-zA-Z0-9])\"");

  @Test
  void everyKeyThatTemplatesAndSourcesNameHasWords() throws IOException {
    var missing = used();
    assertThat(missing).hasSizeGreaterThan(50);
    missing.removeAll(Messages.keys());
    assertThat(missing).isEmpty();
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

  private static TreeSet<String> used() throws IOException {
    var used = new TreeSet<String>();
    try (var files =
        Stream.concat(Files.walk(Path.of("src/main/jte")), Files.walk(Path.of("src/main/java")))) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        USED.matcher(Files.readString(file)).results().forEach(m -> used.add(m.group(1)));
      }
    }
    return used;
  }
}
