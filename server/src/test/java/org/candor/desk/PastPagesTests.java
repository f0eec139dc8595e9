package org.candor.desk;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.candor.AnOrganization;
import org.candor.access.Founding;
import org.candor.access.People;
import org.candor.access.Role;
import org.candor.register.Registers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Whoever looks at a past moment sees that moment or is told that they do not; nobody writes. */
@SpringBootTest
class PastPagesTests {

  private static final Pattern RESTING =
      Pattern.compile("(?s)<fieldset[^>]* disabled.*</fieldset>");
  private static final Pattern FORM =
      Pattern.compile("(?is)<form[^>]*method=\"post\"[^>]*>|hx-(post|put|patch|delete)=\"[^\"]*\"");

  /**
   * None of these writes a record: one leaves by the first two; columns become part of the address;
   * a view is one's own bookmark of a list.
   */
  private static final Pattern HARMLESS =
      Pattern.compile(
          "action=\"(/sign-out|/organizations/switch|/[a-z-]+/[a-z-]+/(columns|views))\"");

  @Autowired WebApplicationContext context;
  @Autowired Founding founding;
  @Autowired People people;
  @Autowired Registers registers;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping routes;

  AnOrganization clinic;
  MockMvcTester pages;

  @BeforeEach
  void enter() {
    clinic = OpenDoor.founded(founding, people, OpenDoor.newEmail());
    pages = OpenDoor.enter(context, clinic, Role.AIMS_MANAGER, Role.ADMINISTRATOR);
  }

  @Test
  void noPageOfThePastHasAFormThatWrites() throws UnsupportedEncodingException {
    var softly = new SoftAssertions();
    var seen = new ArrayList<String>();
    for (var path : paths()) {
      var page = past(path);
      var text = page.getResponse().getContentAsString();
      if (page.getResponse().getStatus() != 200 || !text.contains("shell-main")) {
        continue;
      }
      seen.add(path);
      softly.assertThat(live(text)).as(path).isEmpty();
      softly.assertThat(text).as(path).containsAnyOf("Read-only.", "This page shows the present");
    }
    softly.assertAll();
    assertThat(seen)
        .contains("/", "/work", "/work/plan", "/work/start", "/notifications", "/access/people")
        .contains("/exchange/imports", "/systems/ai-systems")
        .hasSizeGreaterThan(25);
  }

  @Test
  void aPageOfThePresentSaysSoAndOneOfThePastDoesNot() throws UnsupportedEncodingException {
    var present = "This page shows the present";
    for (var it : List.of("/work", "/notifications", "/access/people", "/exchange/imports")) {
      assertThat(past(it)).as(it).hasStatus(200);
      assertThat(past(it).getResponse().getContentAsString()).as(it).contains(present);
    }
    for (var it : List.of("/", "/work/plan", "/systems/ai-systems")) {
      assertThat(past(it).getResponse().getContentAsString()).as(it).doesNotContain(present);
    }
    assertThat(past("/").getResponse().getContentAsString())
        .contains("What waits for you is of the present");
    assertThat(page("/access/people").getResponse().getContentAsString())
        .as("now")
        .contains("action=\"/access/people/invite\"")
        .doesNotContain("<fieldset disabled");
  }

  @Test
  void aProgramThatAsksForThePastOfWhatHasNoneIsToldSo() throws UnsupportedEncodingException {
    for (var it :
        List.of("access/people", "access/me", "work/waiting", "work/notices", "exchange/imports")) {
      var answer = pages.get().uri("/api/v1/" + it + "?asOf=1").exchange().getResponse();
      assertThat(answer.getStatus()).as(it).isEqualTo(400);
      assertThat(answer.getContentAsString()).as(it).contains("asOf", "only the present");
    }
    assertThat(pages.get().uri("/api/v1/systems/ai-systems?asOf=1")).hasStatus(200);
    assertThat(pages.get().uri("/api/v1/access/people")).hasStatus(200);
  }

  private MvcTestResult past(String path) {
    return page(path, new Cookie("candor-as-of", clinic.id() + "_1"));
  }

  private MvcTestResult page(String path, Cookie... cookies) {
    var token = new DefaultCsrfToken("X-CSRF-TOKEN", "_csrf", "proof");
    var asked = pages.get().uri(path).requestAttr(CsrfToken.class.getName(), token);
    return (cookies.length == 0 ? asked : asked.cookie(cookies)).exchange();
  }

  /** Forms that would write, where they are not at rest. */
  private static List<String> live(String text) {
    return FORM.matcher(RESTING.matcher(text).replaceAll(""))
        .results()
        .map(it -> it.group())
        .filter(it -> !HARMLESS.matcher(it).find())
        .toList();
  }

  /** Every page there is that needs no record to be there. */
  private Set<String> paths() {
    var paths = new TreeSet<String>();
    routes
        .getHandlerMethods()
        .forEach(
            (route, method) -> {
              var methods = route.getMethodsCondition().getMethods();
              if (methods.contains(RequestMethod.GET) && ours(method)) {
                route.getPatternValues().forEach(it -> paths.addAll(filled(it)));
              }
            });
    paths.removeIf(it -> it.contains("{") || it.startsWith("/api/"));
    return paths;
  }

  private static boolean ours(HandlerMethod method) {
    return method.getBeanType().getName().startsWith("org.candor");
  }

  private List<String> filled(String pattern) {
    if (!pattern.contains("{room")) {
      return List.of(pattern);
    }
    return registers.all().stream()
        .map(it -> pattern.replaceFirst("/\\{room[^/]*/\\{name[^/]*", it.href()))
        .toList();
  }
}
