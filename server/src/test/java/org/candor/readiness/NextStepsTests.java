package org.candor.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.candor.systems.SystemsRegisters.AI_SYSTEMS;
import static org.candor.systems.SystemsRegisters.DATA_SETS;
import static org.candor.systems.SystemsRegisters.MODELS;

import java.util.HashSet;
import java.util.List;
import org.candor.readiness.NextSteps.Step;
import org.junit.jupiter.api.Test;

/** The next ten things to do are ten things. */
class NextStepsTests {

  @Test
  void anEmptyOrganizationIsToldToRecordSystemsOnce() {
    var ten = NextSteps.of(ACompany.empty().position(), 10);
    assertThat(ten).hasSize(10).extracting(Step::words).doesNotHaveDuplicates();
    assertThat(ten).filteredOn(it -> it.words().equals("Record AI systems")).hasSize(1);
    assertThat(ten.getFirst().words()).isEqualTo("Record AI systems");
    assertThat(ten.getFirst().lines()).hasSizeGreaterThan(10);
  }

  @Test
  void tenThingsAreOfManyClausesAndNotTwentyQuestionsAboutSystems() {
    var company = ACompany.empty();
    for (int i = 0; i < 30; i++) {
      company = company.with(AI_SYSTEMS, "name", "System " + i);
    }
    company = company.with(MODELS, "name", "Rank").with(DATA_SETS, "name", "Cases");
    company = company.evidence("6.1.2-1", "2026-01-01", "2026-12-31");
    var all = NextSteps.of(company.position(), Integer.MAX_VALUE);
    var ten = all.subList(0, 10);
    assertThat(ten).extracting(Step::words).doesNotHaveDuplicates();
    var about = new HashSet<String>();
    ten.forEach(it -> about.add(it.href().split("&open")[0].split("\\?owner|\\?[a-zA-Z]+=-")[0]));
    assertThat(about).as("where they lead").hasSizeGreaterThan(5);
    assertThat(ten)
        .filteredOn(it -> it.href().startsWith("/systems/ai-systems"))
        .hasSizeBetween(1, 2)
        .allSatisfy(it -> assertThat(it.records()).isEqualTo(30));
    assertThat(all).extracting(Step::key).doesNotHaveDuplicates();
    var open = company.position().lines().stream().filter(it -> it.verdict().open()).toList();
    var served = all.stream().map(Step::lines).flatMap(List::stream).distinct().toList();
    assertThat(served).as("no open line is forgotten").hasSameSizeAs(open);
  }

  @Test
  void whatIsWorthMoreComesFirstWhereItIsNotAlike() {
    var company = ACompany.empty().with(AI_SYSTEMS, "name", "Chat");
    var steps = NextSteps.of(company.position(), 10);
    assertThat(steps.getFirst().worth()).isGreaterThanOrEqualTo(steps.getLast().worth());
  }
}
