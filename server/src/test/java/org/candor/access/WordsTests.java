package org.candor.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the pages of this room say is in the bundle, where it can be translated. */
class WordsTests {

  private static final Path ROOM = Path.of("src/main/java/org/candor/access");
  private static final Pattern SENTENCE = Pattern.compile("\"[A-Z][a-z]* [a-z][^\"]*\"");
  private static final Pattern PAGE =
      Pattern.compile("\\w*Controller\\.java|FrontDoor\\.java|Enrolment\\.java|AccessPages\\.java");

  @Test
  void noSentenceForPeopleStandsInAController() throws IOException {
    var found = new ArrayList<String>();
    try (var files = Files.list(ROOM)) {
      for (var file :
          files.filter(it -> PAGE.matcher(it.getFileName().toString()).matches()).toList()) {
        found.addAll(sentences(Files.readString(file)));
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void aSentenceWouldBeSeen() {
    assertThat(sentences("pages.inside(request, \"Your new token\", content)")).hasSize(1);
    assertThat(sentences("pages.text(\"access.tokens.new\")")).isEmpty();
  }

  @Test
  void aDeviceIsCalledWhatPeopleCallIt() {
    assertThat(
            Device.named(
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"))
        .isEqualTo("Firefox, Windows");
    assertThat(
            Device.named(
                "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/150.0 Mobile Safari/537.36"))
        .isEqualTo("Chrome, Android");
    assertThat(Device.named("curl/8.1")).isEqualTo("curl/8.1");
  }

  private static List<String> sentences(String source) {
    return SENTENCE.matcher(source).results().map(it -> it.group()).toList();
  }
}
