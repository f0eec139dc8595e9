package org.candor.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.candor.AnOrganization;
import org.candor.access.Role;
import org.candor.records.Ledger;
import org.candor.register.Field;
import org.candor.register.Register;
import org.candor.register.Registers;
import org.candor.register.Words;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.HttpMethod;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** Markup in every field of text of every register is text on every page, and in every export. */
@SpringBootTest
class HostileTextTests {

  private static final String MARKUP =
      "\"><img src=x onerror=alert(1)><script>alert(2)</script>'&amp}}${7*7}";
  private static final String ADDRESS = "javascript:alert(3)";
  private static final String FORMULA = "=HYPERLINK(\"http://x.example\",\"A\")";

  /** Pages of one's own session, which show no record. */
  private static final Pattern SEATED = Pattern.compile("/(account|access|prove|sign-in)\\b");

  private static final Pattern VARIABLE = Pattern.compile("\\{\\*?(\\w+)(:[^}]*)?}");

  @Autowired Ledger ledger;
  @Autowired TransactionOperations transactions;
  @Autowired WebApplicationContext context;
  @Autowired Registers registers;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping routes;

  @Test
  void noPageTakesItForMarkupAndNoExportForAFormula() {
    var clinic = AnOrganization.founded(ledger, transactions);
    var api = AnApi.of(ApiDoor.open(context), clinic, Role.AIMS_MANAGER);
    var pages = pages();
    var softly = new SoftAssertions();
    var looked = new TreeMap<String, Integer>();
    var filled = 0;
    var written = registers.all().stream().filter(it -> !AContent.byMachine(it)).toList();
    for (var register : written) {
      var records = new ArrayList<Map<String, String>>();
      for (var text : List.of(MARKUP, ADDRESS, FORMULA)) {
        var sent = new HashSet<String>();
        records.add(Map.of("{id}", recorded(api, register, text, sent)));
        filled += sent.size();
      }
      for (var page : pages) {
        for (var path : paths(page, register, records)) {
          look(softly, api, path, looked);
        }
      }
    }
    softly.assertAll();
    System.out.printf("%d fields of text filled; pages by status: %s%n", filled, looked);
    assertThat(filled).isGreaterThan(100);
    assertThat(looked.get("200 text/html")).isGreaterThan(150);
    assertThat(looked.get("200 text/csv")).isGreaterThanOrEqualTo(written.size());
  }

  /**
   * Records it with the text in all fields that take it; those with rules of their own go without.
   */
  private static String recorded(
      AnApi api, Register<?> register, String text, HashSet<String> sent) {
    var without = new HashSet<String>();
    for (var tries = 0; tries < 12; tries++) {
      var body =
          AContent.full(
              register, text, without, (path, other) -> api.post("/api/v1/" + path, other).is(201));
      var reply = api.post("/api/v1/" + register.path(), body);
      if (reply.status() == 201) {
        register.fields().stream()
            .filter(it -> body.contains("\"" + it.name() + "\""))
            .forEach(it -> sent.add(it.name()));
        return reply.id();
      }
      reply.is(422);
      reply.json().path("errors").forEach(it -> without.add(blamed(register, it)));
    }
    throw new AssertionError(register.path() + " takes no such text: " + without);
  }

  /** Where rules of the whole record refuse it, their words end with the field's label. */
  private static String blamed(Register<?> register, JsonNode error) {
    var message = error.path("message").asString();
    return register.fields().stream()
        .filter(it -> message.endsWith("(" + Words.label(register, it) + ")."))
        .map(Field::name)
        .findFirst()
        .orElse(error.path("field").asString());
  }

  /** Every route that shows something to a person. */
  private TreeSet<String> pages() {
    var pages = new TreeSet<String>();
    routes
        .getHandlerMethods()
        .keySet()
        .forEach(
            it -> {
              if (it.getMethodsCondition().getMethods().contains(RequestMethod.GET)) {
                it.getPatternValues().stream()
                    .filter(path -> !path.startsWith("/api/") && !SEATED.matcher(path).lookingAt())
                    .map(path -> VARIABLE.matcher(path).replaceAll("{$1}"))
                    .forEach(pages::add);
              }
            });
    return pages;
  }

  private static List<String> paths(
      String page, Register<?> register, List<Map<String, String>> records) {
    var generic = page.contains("{room}") || page.startsWith("/" + register.path() + "/");
    if (!generic && !page.contains("{")) {
      return register.path().equals("systems/ai-systems") ? List.of(page + "?q=alert") : List.of();
    }
    var at = page.replace("{room}/{name}", register.path()).replace("{format}", "csv");
    var paths = new ArrayList<String>();
    if (at.contains("{field}")) {
      register.fields().forEach(it -> paths.add(at.replace("{field}", it.name())));
    } else if (at.contains("{id}")) {
      records.forEach(it -> paths.add(at.replace("{id}", it.get("{id}"))));
    } else {
      paths.add(at);
      var first = register.fields().getFirst().name();
      paths.add(at + "?" + first + "=" + URLEncoder.encode(MARKUP, UTF_8) + "&q=alert");
    }
    paths.removeIf(it -> it.contains("{"));
    return paths;
  }

  private static void look(
      SoftAssertions softly, AnApi api, String path, Map<String, Integer> looked) {
    var reply = api.get(path);
    var type = String.valueOf(reply.raw().getContentType()).replaceAll(";.*", "");
    looked.merge(reply.status() + " " + type, 1, Integer::sum);
    softly.assertThat(reply.status()).as(HttpMethod.GET + " " + path).isLessThan(500);
    softly.assertThat(live(type, reply.body())).as(path).isEmpty();
  }

  /** What of the hostile texts a program would act on. */
  private static List<String> live(String type, String body) {
    return switch (type) {
      case "text/html" -> found(body, "<img src=x|<script>alert|(href|src)=\"?javascript:");
      case "text/csv" -> found(body, "(?m)(^|[,;\t])\"?=HYPERLINK");
      default -> List.of();
    };
  }

  private static List<String> found(String body, String pattern) {
    return Pattern.compile(pattern).matcher(body).results().map(MatchResult::group).toList();
  }

  @Test
  void whatAProgramWouldActOnIsSeen() {
    assertThat(live("text/html", "<p>" + MARKUP + "</p>")).hasSize(2);
    assertThat(live("text/html", "<a href=\"" + ADDRESS + "\">here</a>")).hasSize(1);
    assertThat(live("text/html", "<p>" + ADDRESS + "&lt;img src=x</p>")).isEmpty();
    assertThat(live("text/csv", "1,\"" + FORMULA + "\"\n")).hasSize(1);
    assertThat(live("text/csv", "1,\"'" + FORMULA + "\"\n")).isEmpty();
  }
}
