package org.candor.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Markup in names of people, organizations, views and tokens, in comments and reasons, is text on
 * every page, those of one's own account and of the people here among them.
 */
@Door
class HostileNamesTests {

  private static final String PASSWORD = "correct horse battery";
  private static final String MARKUP = "\"><img src=x onerror=alert(1)><script>alert(2)</script>'&";
  private static final Pattern LIVE = Pattern.compile("<img src=x|<script>alert");
  private static final Pattern SHOWN = Pattern.compile("&lt;img src=x");
  private static final Pattern VARIABLE = Pattern.compile("\\{\\*?(\\w+)(:[^}]*)?}");
  private static final String SYSTEMS = "/systems/ai-systems";

  @Autowired MockMvc mvc;
  @Autowired Founding founding;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping routes;

  @Test
  void noNameCommentOrReasonIsTakenForMarkup() {
    var email = "ada-" + UUID.randomUUID() + "@clinic.example";
    founding.found("Clinic " + MARKUP, "Ada " + MARKUP, email, PASSWORD);
    founding.found("Laboratory " + MARKUP, "Ada " + MARKUP, email, PASSWORD);
    var ada = new Browser(mvc);
    ada.signIn(email, PASSWORD);
    var at = written(ada);
    var invited =
        ada.post(
            "/access/people/invite",
            "name",
            "Bob " + MARKUP,
            "email",
            "bob-" + email,
            "roles",
            "EMPLOYEE");
    var link = URI.create(invited.secret()).getPath();
    var softly = new SoftAssertions();
    inert(softly, "the invitation made", invited.text());
    inert(softly, "the invitation", new Browser(mvc).get(link).text());
    var bob = new Browser(mvc);
    bob.get(link);
    bob.post(link, "password", PASSWORD + " too");
    var looked = 0;
    for (var path : paths(at)) {
      var page = ada.get(URI.create(path));
      softly.assertThat(page.status()).as(path).isLessThan(500);
      if (("" + page.response().getContentType()).startsWith("text/html")) {
        softly.assertThat(LIVE.matcher(page.text()).results().toList()).as(path).isEmpty();
        looked++;
      }
    }
    for (var path : new String[] {"/account", "/access/people", SYSTEMS, at, "/"}) {
      inert(softly, path, ada.get(path).text());
    }
    softly.assertAll();
    assertThat(ada.get("/access/people").text()).contains("bob-" + email);
    assertThat(looked).isGreaterThan(30);
  }

  /** A record whose every companion carries markup; and a view and a token that are called so. */
  private static String written(Browser ada) {
    ada.get(SYSTEMS + "/new");
    var at = ada.post(SYSTEMS, "name", "Triage", "why", MARKUP).to().replaceAll("[?].*", "");
    assertThat(at).startsWith(SYSTEMS + "/");
    for (var sent :
        new Browser.Page[] {
          ada.post(at, "version", "1", "name", "Triage 2", "why", MARKUP),
          ada.post(at + "/comments", "body", MARKUP),
          ada.post(at + "/retire", "version", "2", "why", MARKUP),
          ada.post(at + "/restore", "version", "3", "why", MARKUP),
          ada.post(SYSTEMS + "/views", "name", MARKUP, "shared", "true", "query", "")
        }) {
      assertThat(sent.status()).as(sent.text()).isEqualTo(302);
    }
    ada.get("/account");
    var until = LocalDate.now(ZoneOffset.UTC).plusDays(30).toString();
    var token = ada.post("/account/tokens", "name", MARKUP, "scopes", "*:*", "until", until);
    assertThat(token.status()).as(token.text()).isLessThan(400);
    return at;
  }

  /** It is shown, and nothing of it acts. */
  private static void inert(SoftAssertions softly, String what, String page) {
    softly.assertThat(SHOWN.matcher(page).results().toList()).as(what).isNotEmpty();
    softly.assertThat(LIVE.matcher(page).results().toList()).as(what).isEmpty();
  }

  /** Every page that can be asked for with this record at hand. */
  private TreeSet<String> paths(String at) {
    var paths = new TreeSet<String>();
    var templates = new ArrayList<String>();
    routes
        .getHandlerMethods()
        .keySet()
        .forEach(
            it -> {
              if (it.getMethodsCondition().getMethods().contains(RequestMethod.GET)) {
                templates.addAll(it.getPatternValues());
              }
            });
    for (var template : templates) {
      var path =
          VARIABLE
              .matcher(template)
              .replaceAll("{$1}")
              .replace("/{room}/{name}/{id}", at)
              .replace("/{room}/{name}", SYSTEMS)
              .replace("{field}", "unit");
      if (!path.contains("{") && !path.startsWith("/api/")) {
        paths.add(path);
      }
    }
    return paths;
  }
}
