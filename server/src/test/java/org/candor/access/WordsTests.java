package org.candor.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.candor.web.Messages;
import org.junit.jupiter.api.Test;

/** What these rooms say to people is in the bundles, where it can be translated. */
class WordsTests {

  private static final List<String> ROOMS =
      List.of(
          "access",
          "api",
          "catalog",
          "context",
          "desk",
          "evaluation/monitoring",
          "evaluation/results",
          "exchange",
          "planning/applicability",
          "readiness",
          "readiness/rules",
          "register",
          "support/evidence",
          "systems",
          "tabular",
          "web",
          "work");

  /** The description of the API is one document, in one language. */
  private static final Set<String> DESCRIPTION =
      Set.of("OpenApi.java", "Operation.java", "Schemas.java", "SharedSchemas.java");

  private static final Pattern SENTENCE =
      Pattern.compile("\"[A-Z][a-z']* [a-z][^\"]*\"|\"[a-z]+ [a-z]+( [^\"]*)?\"");
  private static final Pattern LETTER = Pattern.compile("\"\"\"\\s+[A-Z](?s:.*?)\"\"\"");
  private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|//[^\n]*");

  private static final Pattern LOG = Pattern.compile("LOG\\.\\w+\\([^;]*;");

  /** What only programmers read, when something is wrong with the program. */
  private static final Set<String> NOT_FOR_PEOPLE =
      Set.of(
          "\"Bearer realm=\\\"",
          "\"Too long for a QR code\"",
          "\"Not a handle of ours\"",
          "\"Not the path of a resource: \"",
          "\"Sign in at /sign-in\"",
          "\"The transaction began in another organization\"",
          "\"no form token in the request\"",
          "\"Bodies are read at once\"",
          "\"More than a day\"",
          "\"A register cannot hold \"",
          "\"A task needs a key and a name.\"",
          "\"No figure \"",
          "\"Not ahead of \"",
          "\"Nothing is asked of \"",
          "\"not a day\"",
          "\"The build made no such file: \"",
          "\"Fewer than no rows: \"",
          "\"A heat map has a cell for each pair of words\"",
          "\"A navigation entry leads inside Candor: \"",
          "\"A page cannot show more rows than there are\"",
          "\"A page inside needs a signed-in person\"",
          // The options of a monitor are words of the command.
          "\"asked for\"",
          "\"prediction label by favourable reference score score-range given population\"",
          "\"fd key sentinel rule deny label columns references test annotators checked timestamp\"",
          "\"label prediction score score-range baseline costs\"",
          "\"actual predicted baseline quantile interval\"",
          "\"query gain score first baseline\"",
          "\"prediction label order in-order periods reference-periods\"",
          "\"score threshold\"",
          "\"references test\"",
          "\"columns sentinel\"",
          "\"psi ks wasserstein jensenShannon hellinger totalVariation largestShareChange cramersV\"",
          "\"completeness validity uniqueness duplicateRowShare functionalDependency\"",
          "\"fd key sentinel rule deny references checked population\"",
          "\"by columns given annotators reference\"",
          "\"A public record always has public accessors\"",
          "\"A public record always has its canonical constructor\"",
          "\"case when it.from_seq <= :%s then get_bit(:%s, it.from_seq - 1) = 1 else false end\"",
          "\"Limits must be positive, and a row hold a cell\"",
          "\"The rows were read already: open the file again\"",
          "\"A sheet holds %,d rows: export to CSV or JSON\"");

  @Test
  void noSentenceForPeopleStandsInTheSources() throws IOException {
    var found = new ArrayList<String>();
    for (var room : ROOMS) {
      try (var files = Files.list(Path.of("src/main/java/org/candor", room))) {
        for (var file : files.filter(WordsTests::speaks).toList()) {
          sentences(Files.readString(file))
              .forEach(it -> found.add(file.getFileName() + ": " + it));
        }
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void aSentenceWouldBeSeen() {
    assertThat(sentences("pages.inside(request, \"Your new token\", content)")).hasSize(1);
    assertThat(sentences("Decision.refused(\"This link was used.\")")).hasSize(1);
    assertThat(sentences("people.join(\"invited by \" + name)")).hasSize(1);
    assertThat(sentences("send(\"\"\"\n   Hello %s,\n   a link.\n \"\"\")")).hasSize(1);
    assertThat(sentences("pages.text(\"access.tokens.new\")")).isEmpty();
    assertThat(sentences("LOG.info(\"Sealed {} secrets\", 7);")).isEmpty();
  }

  @Test
  void whatMayNotBeDoneIsSaidForEveryAction() {
    for (var action : Action.values()) {
      var said = new Forbidden(action, "test/things").sentence().in(Messages::text);
      assertThat(said).contains("test/things").doesNotContain("[");
    }
  }

  @Test
  void howManyBackupCodesAreLeftIsSaidInTheirNumber() {
    assertThat(Messages.text("access.codes.left", 0)).isEqualTo("No backup code is left.");
    assertThat(Messages.text("access.codes.left", 1)).isEqualTo("One backup code is left.");
    assertThat(Messages.text("access.codes.left", 9)).isEqualTo("9 backup codes are left.");
  }

  @Test
  void aDeviceIsCalledWhatPeopleCallIt() {
    assertThat(
            Device.named(
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"))
        .isEqualTo("Firefox, Windows");
    assertThat(
            Device.named(
                "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/150.0 Mobile"
                    + " Safari/537.36"))
        .isEqualTo("Chrome, Android");
    assertThat(Device.named("curl/8.1")).isEqualTo("curl/8.1");
  }

  private static List<String> sentences(String source) {
    var spoken = LOG.matcher(COMMENT.matcher(source).replaceAll("")).replaceAll("");
    return Stream.of(LETTER, SENTENCE)
        .flatMap(it -> it.matcher(spoken).results())
        .map(MatchResult::group)
        .filter(it -> !NOT_FOR_PEOPLE.contains(it))
        .toList();
  }

  /** Repositories speak SQL. */
  private static boolean speaks(Path file) {
    try {
      return Files.isRegularFile(file)
          && !Files.readString(file).contains("@Repository")
          && !DESCRIPTION.contains(file.getFileName().toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
