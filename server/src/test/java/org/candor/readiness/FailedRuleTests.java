package org.candor.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.candor.systems.SystemsRegisters.AI_SYSTEMS;

import gg.jte.generated.precompiled.StaticTemplates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.candor.access.ACaller;
import org.candor.access.Caller;
import org.candor.access.Role;
import org.candor.records.AsOf;
import org.candor.web.Phrase;
import org.candor.web.Shells;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;

/** A rule that fails takes its own lines with it and nothing else, and the pages say so. */
class FailedRuleTests extends AReadiness {

  private static final StaticTemplates TEMPLATES = new StaticTemplates();

  @Autowired LineDesk desk;
  @Autowired Shells shells;

  @Verifies({"4.1-3", "4.2-1"})
  private static final class Broken implements Rule.OfAll {
    @Override
    public Claim claim() {
      return new Claim(
          Phrase.verbatim("thing"),
          Phrase.verbatim("things"),
          Phrase.verbatim("luck"),
          Phrase.verbatim("Try again"),
          "/systems",
          Claim.Effort.SMALL,
          null);
    }

    @Override
    public List<Judged> judge(Aims aims) {
      throw new IllegalStateException("out of luck");
    }
  }

  @Test
  void thePageOfALineSaysItAndShowsWhatTheOtherRulesFound() {
    record(AI_SYSTEMS, "name", "Triage", "intendedPurpose", "Sort patients", "roles", "USER");
    var position = clinic.scope().get(() -> position(new Broken()));
    var failure =
        position.find("4.1-3").orElseThrow().findings().stream()
            .filter(it -> it.failure() != null)
            .findFirst()
            .orElseThrow();
    for (var line : List.of("4.1-3", "4.2-1")) {
      assertThat(position.find(line).orElseThrow().verdict()).isEqualTo(Verdict.UNKNOWN);
      assertThat(page(position, line))
          .contains("The rule failed", "<code>" + failure.failure() + "</code>")
          .doesNotContain("out of luck", "IllegalStateException");
    }
    assertThat(page(position, "4.1-3")).contains("Every AI system has a stated purpose");
    assertThat(page(position, "4.1-4")).doesNotContain("The rule failed");
    assertThat(position.find("4.1-4").orElseThrow().verdict()).isEqualTo(Verdict.MET);
  }

  @Test
  void thePictureCountsItAsUnknownAndNeverAsMet() {
    record(AI_SYSTEMS, "name", "Triage", "intendedPurpose", "Sort patients", "roles", "USER");
    clinic
        .scope()
        .run(
            () -> {
              var sound = position();
              var failing = position(new Broken());
              assertThat(failing.counts().getOrDefault(Verdict.MET, 0))
                  .isEqualTo(sound.counts().get(Verdict.MET) - 1);
              var picture =
                  new Picture(
                      shells.of(visited()),
                      failing,
                      NextSteps.of(failing, 10),
                      _ -> true,
                      List.of(),
                      failing.day(),
                      "");
              assertThat(TEMPLATES.readinessPicture(picture).render())
                  .contains(
                      "Where do we stand?", Verdicts.counted(Verdict.UNKNOWN, unknown(failing)));
            });
  }

  private static int unknown(Position position) {
    return position.counts().getOrDefault(Verdict.UNKNOWN, 0);
  }

  private Position position(Rule... more) {
    var rules = new ArrayList<>(reckoning.rules());
    rules.addAll(List.of(more));
    return new Reckoning(rules)
        .position(
            clinic.id(), catalog.iso42001(), groundwork.anew(ledger.size(), readiness.today()));
  }

  private String page(Position position, String line) {
    return clinic
        .scope()
        .get(
            () -> {
              var page =
                  desk.page(
                      shells.of(visited()),
                      ada(),
                      position,
                      line,
                      AsOf.NOW,
                      null,
                      Map.of(),
                      List.of());
              return TEMPLATES.readinessLine(page).render();
            });
  }

  private Caller ada() {
    return new Caller(
        clinic.ada().person(),
        "Ada",
        clinic.id(),
        "Clinic",
        Set.of(Role.AIMS_MANAGER),
        Set.of(),
        "web");
  }

  private MockHttpServletRequest visited() {
    var request = new MockHttpServletRequest("GET", "/readiness");
    ACaller.in(request, ada());
    return request;
  }
}
