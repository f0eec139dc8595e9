package org.candor.readiness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.candor.evaluation.monitoring.MonitoringRegisters.DATA_SOURCES;
import static org.candor.evaluation.monitoring.MonitoringRegisters.MONITORS;
import static org.candor.support.evidence.EvidenceRegisters.EVIDENCE;
import static org.candor.systems.SystemsRegisters.AI_SYSTEMS;
import static org.candor.systems.SystemsRegisters.DATA_SETS;
import static org.candor.systems.SystemsRegisters.MODELS;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.candor.AnOrganization;
import org.candor.access.Founding;
import org.candor.access.People;
import org.candor.access.Role;
import org.candor.evaluation.monitoring.AMonitor;
import org.candor.evaluation.monitoring.Outcome;
import org.candor.kernel.Actor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is to be done next is done somewhere: each way there is open to whoever is shown it. */
class NextLinksTests extends AReadiness {

  private static final Pattern LINK = Pattern.compile("href=\"(/[^\"]*)\"");

  @Autowired Founding founding;
  @Autowired People people;

  /** Pages about people want an organization that somebody founded. */
  @BeforeEach
  void foundByAda() {
    var email = "ada-" + UUID.randomUUID() + "@clinic.example";
    var org = founding.found("Clinic", "Ada", email, "correct horse battery");
    var ada = people.member(org, email).orElseThrow();
    clinic = new AnOrganization(org, new Actor(ada.person(), ada.name(), "test"));
  }

  @Test
  void everyNextStepOfEveryRuleLeadsToAPageThatIsThere() throws Exception {
    var softly = new SoftAssertions();
    var hrefs = new TreeSet<>(hrefs());
    record(AI_SYSTEMS, "name", "Triage");
    record(MODELS, "name", "Rank");
    record(DATA_SETS, "name", "Cases");
    record(
        EVIDENCE,
        "name",
        "Run",
        "form",
        "MEASUREMENT",
        "covers",
        "A.6.2.4",
        "madeHow",
        "pytest 8.4",
        "effectiveOn",
        "2026-01-01");
    record(DATA_SOURCES, "name", "Cases", "kind", "UPLOAD");
    for (var line : Set.of("A.7.4", "A.6.2.6", "A.6.2.4", "A.5.4")) {
      var monitor = AMonitor.serving(line, Outcome.FAIL, readiness.today().plusDays(1), false);
      clinic.scope().run(() -> records.record(MONITORS.kind(), monitor, clinic.ada()));
    }
    hrefs.addAll(hrefs());
    assertThat(hrefs).hasSizeGreaterThan(40);
    for (var href : hrefs) {
      var answer = send(Role.AIMS_MANAGER, "GET", href, Map.of());
      softly.assertThat(answer.getStatus()).as(href).isEqualTo(200);
      softly.assertThat(answer.getContentAsString(UTF_8)).as(href).contains("<main");
    }
    softly.assertAll();
  }

  @Test
  void nobodyIsSentWhereTheyMayNotGo() throws Exception {
    record(AI_SYSTEMS, "name", "Triage");
    var softly = new SoftAssertions();
    for (var role : Role.values()) {
      for (var place :
          Set.of(
              "/readiness",
              "/readiness/lines",
              "/readiness/lines/A.7.4",
              "/readiness/lines/4.1-3",
              "/readiness/lines/A.7.3",
              "/readiness/lines/5.3-2",
              "/readiness/lines/6.1.3-4")) {
        var page = send(role, "GET", place, Map.of());
        if (page.getStatus() == 403) {
          continue;
        }
        LINK.matcher(main(page.getContentAsString(UTF_8)))
            .results()
            .map(it -> it.group(1).replace("&amp;", "&"))
            .filter(it -> !it.startsWith("/assets"))
            .distinct()
            .forEach(
                it ->
                    softly
                        .assertThat(status(role, it))
                        .as(role + " " + place + " to " + it)
                        .isLessThan(400));
      }
    }
    softly.assertAll();
  }

  private static String main(String page) {
    return page.substring(page.indexOf("<main"), page.indexOf("</main>"));
  }

  private int status(Role role, String href) {
    try {
      return send(role, "GET", href.split("#")[0], Map.of()).getStatus();
    } catch (Exception e) {
      throw new AssertionError(href, e);
    }
  }

  private Set<String> hrefs() throws Exception {
    var hrefs = new TreeSet<String>();
    for (var framework : api("/frameworks")) {
      var report = api("?framework=" + framework.get("id").asString());
      for (var part : Set.of("requirements", "controls")) {
        for (var line : report.get(part)) {
          if (line.path("next").isObject()) {
            hrefs.add(line.get("next").get("href").asString());
          }
        }
      }
    }
    for (var step : api("/next?limit=500")) {
      hrefs.add(step.get("href").asString());
    }
    return hrefs;
  }
}
