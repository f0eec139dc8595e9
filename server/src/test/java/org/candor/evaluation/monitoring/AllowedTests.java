package org.candor.evaluation.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.candor.measure.Source;
import org.candor.measure.Unmeasurable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing is read but what whoever runs Candor allowed. */
class AllowedTests {

  @TempDir Path folder;
  Path root;
  Allowed allowed;

  @BeforeEach
  void aRootWithAFileAndLinks() throws IOException {
    root = Files.createDirectories(folder.resolve("root"));
    Files.createDirectories(root.resolve("loans"));
    Files.writeString(root.resolve("loans/a.csv"), "a\n1\n");
    Files.writeString(folder.resolve("secret.csv"), "a\n1\n");
    Files.createSymbolicLink(root.resolve("out.csv"), folder.resolve("secret.csv"));
    Files.createSymbolicLink(root.resolve("up"), folder);
    Files.createSymbolicLink(root.resolve("in.csv"), root.resolve("loans/a.csv"));
    allowed = new Allowed(List.of(root.toString()), List.of("db.example.org", "other:5433"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"loans/a.csv", "loans/../loans/a.csv", "in.csv", " loans/a.csv "})
  void aFileWithinTheRootIsFound(String path) {
    assertThat(allowed.file(path).root()).isEqualTo(root);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../secret.csv",
        "loans/../../secret.csv",
        "/etc/passwd",
        "out.csv",
        "up/secret.csv",
        "loans",
        "",
        ".",
        "a\0b",
        "gone.csv",
        "~/x",
        "file:///etc/passwd"
      })
  void nothingElseIs(String path) {
    assertThatThrownBy(() -> allowed.file(path))
        .isInstanceOf(Unmeasurable.class)
        .message()
        .doesNotContain(root.toString());
  }

  @Test
  void withoutARootNothingIsRead() {
    assertThatThrownBy(() -> new Allowed(List.of(""), List.of()).file("loans/a.csv"))
        .hasMessageContaining("candor.data-roots");
  }

  @Test
  void onlyNamedServersAreAsked() {
    for (var url :
        List.of(
            "jdbc:postgresql://db.example.org/x",
            "jdbc:postgresql://DB.example.org:6000/x?ssl=true",
            "jdbc:trino://other:5433/c")) {
      assertThatCode(() -> allowed.check(table(url))).as(url).doesNotThrowAnyException();
    }
    for (var url :
        List.of(
            "jdbc:postgresql://localhost/x",
            "jdbc:postgresql://other/x",
            "jdbc:postgresql://db.example.org,127.0.0.1/x",
            "jdbc:postgresql:x",
            "jdbc:postgresql:///x",
            "jdbc:h2:mem:x",
            "jdbc:postgresql://db.example.org.evil.org/x",
            "jdbc:postgresql://db.example.org@127.0.0.1/x")) {
      assertThatThrownBy(() -> allowed.check(table(url))).as(url).isInstanceOf(Unmeasurable.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "socketFactory=org.springframework.context.support.ClassPathXmlApplicationContext",
        "socketFactoryArg=http://evil.example.org/x.xml",
        "sslfactory=evil.Factory",
        "sslhostnameverifier=evil.Verifier",
        "sslpasswordcallback=evil.Callback",
        "authenticationPluginClassName=evil.Plugin",
        "loggerFile=/var/www/x.jsp",
        "loggerLevel=TRACE",
        "autosave=always",
        "sslkey=/etc/passwd",
        "sslcert=/etc/passwd",
        "service=x",
        "options=-c%20session_authorization%3Dx",
        "user=root",
        "password=x",
        "%73ocketFactory=evil.Factory",
        "SOCKETFACTORY=evil.Factory",
        "KerberosKeytabPath=/etc/passwd",
        "nobodyKnowsYet=1"
      })
  void anAddressSaysOnlyWhatIsKnownToBeHarmless(String parameter) {
    for (var url :
        List.of(
            "jdbc:postgresql://db.example.org/x?" + parameter,
            "jdbc:postgresql://db.example.org/x?ssl=true&" + parameter,
            "jdbc:postgresql://db.example.org?" + parameter,
            "jdbc:trino://other:5433/c?SSL=true&" + parameter + "&SSLVerification=FULL")) {
      assertThatThrownBy(() -> allowed.check(table(url)))
          .as(url)
          .isInstanceOf(Unmeasurable.class)
          .hasMessageContaining("The address says " + parameter.replaceFirst("=.*", "") + ",")
          .hasMessageContaining("sslmode");
    }
  }

  @Test
  void aDataSourceIsNotWrittenDownWithAnAddressThatMayNotBeAsked() {
    var watch = new SourceGuard(allowed).watch();
    var id = UUID.randomUUID();
    var good = database("jdbc:postgresql://db.example.org/x?sslmode=verify-full&currentSchema=a");
    assertThat(watch.objections(id, null, good)).isEmpty();
    var evil = database("jdbc:postgresql://db.example.org/x?socketFactory=evil.Factory");
    assertThat(watch.objections(id, good, evil))
        .singleElement()
        .satisfies(it -> assertThat(it.field()).isEqualTo("url"))
        .asString()
        .contains("socketFactory");
    assertThat(watch.objections(id, null, evil)).hasSize(1);
  }

  private static DataSource database(String url) {
    return new DataSource(
        "Decisions",
        DataSource.Kind.DATABASE,
        null,
        null,
        null,
        null,
        url,
        "public.decisions",
        "auditor",
        null,
        null,
        null,
        null,
        null,
        null);
  }

  @Test
  void aCertificateIsOneThatMayBeRead() throws IOException {
    var inside = Files.writeString(root.resolve("ca.pem"), "x");
    var outside = Files.writeString(folder.resolve("ca.pem"), "x");
    var linked = Files.createSymbolicLink(root.resolve("linked.pem"), outside);
    var at = "jdbc:postgresql://db.example.org/x?ssl=true&sslrootcert=";
    assertThatCode(() -> allowed.check(table(at + inside))).doesNotThrowAnyException();
    for (var path :
        List.of(
            outside.toString(),
            linked.toString(),
            root + "/../ca.pem",
            outside.toString().replace("/", "%2F"),
            "ca.pem",
            "classpath:ca.pem",
            "/etc/passwd",
            "")) {
      assertThatThrownBy(() -> allowed.check(table(at + path)))
          .as(path)
          .isInstanceOf(Unmeasurable.class);
    }
    assertThatThrownBy(() -> allowed.check(table(at.replace("sslroot", "%73slroot") + outside)))
        .as("a name that is spelled otherwise")
        .isInstanceOf(Unmeasurable.class);
    assertThatThrownBy(() -> allowed.check(table(at + inside + "&sslrootcert=" + outside)))
        .as("said twice")
        .isInstanceOf(Unmeasurable.class);
  }

  private static Source.Table table(String url) {
    return new Source.Table(url, null, null, List.of("t"));
  }
}
