package org.candor.systems;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.candor.systems.SystemsRegisters.AI_SYSTEMS;

import com.microsoft.playwright.Route;
import gg.jte.generated.precompiled.StaticTemplates;
import gg.jte.models.runtime.JteModel;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.candor.AnOrganization;
import org.candor.exchange.Imports;
import org.candor.exchange.Mappings;
import org.candor.kernel.Clause;
import org.candor.records.AsOf;
import org.candor.records.Ledger;
import org.candor.records.Records;
import org.candor.register.Anybody;
import org.candor.register.Form;
import org.candor.register.Listings;
import org.candor.register.Query;
import org.candor.systems.Decision.Accepted;
import org.candor.web.Browsers;
import org.candor.web.Looks;
import org.candor.web.NavEntry;
import org.candor.web.Shell;
import org.candor.web.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.transaction.support.TransactionOperations;

/** The pages of the room, read as text and looked at in a browser. */
@SpringBootTest
class SystemsPagesTests {

  private static final Path PICTURES = Path.of("target", "look", "systems");
  private static final String SITE = "http://candor.test";
  private static final Pattern LINK = Pattern.compile("<a\\s([^>]*)>(.*?)</a>", Pattern.DOTALL);
  private static final Pattern LIST =
      Pattern.compile("href=\"/systems/ai-systems(?:\\?([^\"]*))?\"");
  private static final Pattern SAID = Pattern.compile("aria-label=\"([^\"]*)\"");
  private static final Pattern NUMBER = Pattern.compile("\\d[\\d,]*");

  @Autowired Inventory inventory;
  @Autowired Imports imports;
  @Autowired Mappings mappings;
  @Autowired LifeCycle lifeCycle;
  @Autowired LifePanel panel;
  @Autowired Records records;
  @Autowired Listings listings;
  @Autowired Ledger ledger;
  @Autowired TransactionOperations transactions;
  AnOrganization clinic;

  @BeforeEach
  void found() {
    clinic = AnOrganization.founded(ledger, transactions);
  }

  @Test
  void everyNumberOnTheDashboardOpensAsManyRows() {
    clinic
        .scope()
        .run(
            () -> {
              systems().mixed(1_500);
              assertThat(opening(html(dashboard(AsOf.NOW)))).isGreaterThan(150);
            });
  }

  private int opening(String html) {
    var links = 0;
    var all = LINK.matcher(html);
    while (all.find()) {
      links += opensAsManyRowsAsItSays(all.group(1), all.group(2)) ? 1 : 0;
    }
    return links;
  }

  private boolean opensAsManyRowsAsItSays(String attributes, String inner) {
    var list = LIST.matcher(attributes);
    if (!list.find() || attributes.contains("side-link") || inner.contains("class=\"clause")) {
      return false;
    }
    var label = SAID.matcher(attributes);
    var words = label.find() ? label.group(1) : inner.replaceAll("<[^>]*>", " ");
    var numbers = new HashSet<Long>();
    NUMBER
        .matcher(words)
        .results()
        .forEach(it -> numbers.add(Long.parseLong(it.group().replace(",", ""))));
    if (numbers.isEmpty()) {
      return false;
    }
    var query = list.group(1) == null ? "" : list.group(1).replace("&amp;", "&");
    var read = Query.read(AI_SYSTEMS, FiguresTests.parameters(query));
    assertThat(numbers).as(words + " -> " + query).contains(total(read));
    return true;
  }

  private long total(Query query) {
    return listings.page(AI_SYSTEMS, query, AsOf.NOW).total();
  }

  /** The published figures of the consolidated inventory of AI uses in US agencies, 2024. */
  @Test
  void theInventoryOfTheUsAgenciesIsAnsweredOnTheDashboard() {
    var file = org.candor.exchange.Inventory.file();
    clinic
        .scope()
        .run(
            () -> {
              importing(file);
              var figures = inventory.figures(AsOf.NOW);
              assertThat(figures.all().count()).isEqualTo(2_133);
              assertThat(figures.one("inventory", "rights-or-safety").count()).isEqualTo(351);
              assertThat(figures.one("inventory", "in-operation").count()).isEqualTo(892);
              assertThat(figures.group("assessment").stream().mapToLong(Figure::count).sum())
                  .isEqualTo(figures.one("inventory", "rights-or-safety-in-operation").count());
              assertThat(figures.one("assessment", "DONE").count()).isEqualTo(32);
              assertThat(figures.one("assessment", Query.NONE).count()).isEqualTo(215);
              var html = html(dashboard(AsOf.NOW));
              assertThat(html)
                  .contains("2,133 AI systems", "351 can bear on people's rights or safety");
              assertThat(opening(html)).isGreaterThan(150);
              assertThat(look(Map.of("federal", html))).isEmpty();
            });
  }

  private void importing(Path file) {
    try {
      var mapping = mappings.find(AI_SYSTEMS, "us-federal-2024").orElseThrow();
      imports.run(AI_SYSTEMS, file, mapping, clinic.ada(), false, (_, _) -> true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void whereNothingIsRecordedTheDashboardSaysHowToBegin() {
    clinic
        .scope()
        .run(
            () ->
                assertThat(html(dashboard(AsOf.NOW)))
                    .contains(
                        "/systems/ai-systems/new",
                        "/exchange/imports/new?register=systems/ai-systems")
                    .doesNotContain("class=\"tile\""));
  }

  @Test
  void everyStepStandsOnThePageAndARefusedOneSaysWhy() {
    clinic
        .scope()
        .run(
            () -> {
              var html = html(life(led(), AsOf.NOW, List.of()));
              for (var step : Step.values()) {
                assertThat(html).contains(Life.words(step));
              }
              assertThat(html)
                  .contains("value=\"re-evaluate\"", "This step follows")
                  .doesNotContain("value=\"deploy\"");
            });
  }

  @Test
  void thePagesHoldInBothThemesWideAndNarrow() {
    var pages = new LinkedHashMap<String, String>();
    clinic
        .scope()
        .run(
            () -> {
              pages.put("empty", html(dashboard(AsOf.NOW)));
              systems().mixed(2_133);
              pages.put("dashboard", html(dashboard(AsOf.NOW)));
              var system = led();
              pages.put("life", html(life(system, AsOf.NOW, List.of())));
              pages.put("refused", html(life(system, AsOf.NOW, List.of("Say why.", "Too early."))));
              var unplaced = recorded(Map.of("name", List.of("Chat assistant")));
              pages.put("unplaced", html(life(unplaced, AsOf.NOW, List.of())));
            });
    pages.values().forEach(SystemsPagesTests::keepsThePolicy);
    assertThat(look(pages)).isEmpty();
  }

  private static void keepsThePolicy(String html) {
    assertThat(html)
        .doesNotContain(" style=", "<style", "onclick=", "javascript:", "[systems.", "[web.");
  }

  private SomeSystems systems() {
    return new SomeSystems(records, clinic.ada());
  }

  private JteModel dashboard(AsOf asOf) {
    var overview = new Overview(shell("/systems"), inventory.figures(asOf), !asOf.past());
    return new StaticTemplates().systemsDashboard(overview);
  }

  private JteModel life(UUID id, AsOf asOf, List<String> refusals) {
    var shell = shell("/systems/ai-systems");
    return new StaticTemplates()
        .systemsLifePage(panel.life(id, shell, asOf, true, panel.today(), refusals));
  }

  private UUID recorded(Map<String, List<String>> said) {
    var content = requireNonNull(Form.read(AI_SYSTEMS, said, null, new Anybody()).content());
    return records.record(AI_SYSTEMS.kind(), content, clinic.ada()).id();
  }

  /** A system in operation with some history behind it. */
  private UUID led() {
    var id =
        recorded(
            Map.of(
                "name",
                List.of("Triage assistant of the emergency ward"),
                "stage",
                List.of("DESIGN_AND_DEVELOPMENT"),
                "developmentFrom",
                List.of("2025-02-01"),
                "owner",
                List.of(UUID.randomUUID().toString())));
    var version = 1;
    for (var step : List.of(Step.BEGIN_VERIFICATION, Step.DEPLOY, Step.BEGIN_OPERATION)) {
      var on = LocalDate.parse("2025-03-01").plusMonths(version);
      var why = "Approved by the ward's board, minutes of " + on;
      var decision = lifeCycle.take(step, id, version++, on, why, clinic.ada());
      assertThat(decision).isInstanceOf(Accepted.class);
    }
    return id;
  }

  static Shell shell(String path) {
    var place =
        new Shell.Place("Inventory", "/systems", "layout-dashboard", new Clause("A.6"), 'i', true);
    var list =
        new Shell.Place(
            "AI systems", "/systems/ai-systems", "robot", new Clause("4.3"), 's', false);
    var section = new Shell.Section(NavEntry.Group.DO, List.of(place, list));
    var visitor = new Visitor("Ada Lovelace", "AIMS manager", "Northwind Clinic", List.of());
    return new Shell(path, visitor, List.of(section), null, 0, 0, null, null);
  }

  private static String html(JteModel page) {
    var output = new StringOutput();
    page.render(output);
    return output.toString();
  }

  private static List<String> look(Map<String, String> pages) {
    var looks = new Looks(PICTURES);
    Browsers.with(
        browser ->
            pages.forEach(
                (name, html) -> {
                  try (var page = browser.newPage()) {
                    page.route(SITE + "/**", route -> answer(route, html));
                    page.navigate(SITE + "/");
                    looks.at(page, name);
                  }
                }));
    return looks.wrong();
  }

  private static void answer(Route route, String html) {
    var path = URI.create(route.request().url()).getPath();
    var file = Path.of("target", "classes", path.substring(1));
    if (path.equals("/")) {
      route.fulfill(new Route.FulfillOptions().setContentType("text/html").setBody(html));
    } else if (Files.isRegularFile(file)) {
      route.fulfill(new Route.FulfillOptions().setPath(file));
    } else {
      route.fulfill(new Route.FulfillOptions().setStatus(404));
    }
  }
}
