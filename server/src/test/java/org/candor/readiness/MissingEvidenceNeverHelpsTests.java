package org.candor.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.candor.access.Role;
import org.candor.catalog.FrameworksForTests;
import org.candor.catalog.Item;
import org.candor.evaluation.monitoring.AMonitor;
import org.candor.evaluation.monitoring.Monitor;
import org.candor.evaluation.monitoring.MonitoringRegisters;
import org.candor.evaluation.monitoring.Outcome;
import org.candor.readiness.Attestation.Answer;
import org.candor.readiness.Attestation.Basis;
import org.candor.records.Entry;
import org.candor.register.Register;
import org.candor.support.evidence.Evidence;
import org.candor.support.evidence.EvidenceRegisters;
import org.candor.systems.SystemsRegisters;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Whatever goes, favourable or adverse, retired, expired, bereft of its files or gone as if it had
 * never been: no verdict turns favourable by it. In many random organizations, every record of
 * each.
 *
 * <p>One thing cannot go without a trace: a denial ("not met"). A ledger forgets nothing, so it is
 * withdrawn or expires, and is remembered as such.
 */
class MissingEvidenceNeverHelpsTests {

  private static final int ORGANIZATIONS = 60;
  private static final LocalDate TODAY = ACompany.TODAY;

  /** Few lines, so that what bears on them meets. */
  private static final List<String> LINES =
      List.of(
          "4.1-3", "5.1-4", "5.2-1", "6.1.4-2", "8.4-1", "A.7.5", "A.7.3", "A.7.4", "A.10.3",
          "9.1-2", "A.6.2.4", "A.6.2.6", "A.5.4");

  private final Random random = new Random(42_001);
  private int favourable;
  private int changed;

  @Test
  void whateverGoesNoVerdictTurnsFavourable() {
    for (int i = 0; i < ORGANIZATIONS; i++) {
      var company = organization();
      var before = company.position();
      favourable += (int) before.lines().stream().filter(it -> it.verdict().favourable()).count();
      for (var entry : company.entries()) {
        for (var after : losses(company, entry)) {
          compare(before, after.position(), entry);
        }
      }
      company
          .people()
          .keySet()
          .forEach(it -> compare(before, company.withoutPerson(it).position(), it));
      company.excluded().forEach(it -> compare(before, company.includingAgain(it).position(), it));
    }
    // The property would hold of organizations in which nothing speaks for anything.
    assertThat(favourable).isGreaterThan(500);
    assertThat(changed).isGreaterThan(500);
  }

  private void compare(Position before, Position after, Object gone) {
    for (var line : after.lines()) {
      var was = before.find(line.id()).orElseThrow().verdict();
      if (line.verdict() != was) {
        changed++;
      }
      if (line.verdict().favourable() && !was.favourable()) {
        throw new AssertionError(
            "%s was %s and became %s without %s".formatted(line.id(), was, line.verdict(), gone));
      }
    }
  }

  private List<ACompany> losses(ACompany company, Entry<?> entry) {
    var losses = new ArrayList<ACompany>();
    losses.add(company.replacing(entry, ACompany.retired(entry)));
    if (!(entry.content() instanceof Attestation it && it.answer() == Answer.NOT_MET)) {
      losses.add(company.without(entry));
    }
    if (entry.content() instanceof Evidence) {
      losses.add(company.losing(entry));
    }
    var expired = expired(entry);
    if (expired != null) {
      losses.add(company.replacing(entry, expired));
    }
    return losses;
  }

  private static @Nullable Entry<?> expired(Entry<?> entry) {
    var yesterday = TODAY.minusDays(1);
    return switch (entry.content()) {
      case Evidence it when !it.effectiveOn().isAfter(yesterday) ->
          ACompany.entry(
              EvidenceRegisters.EVIDENCE.kind(),
              entry.number(),
              new Evidence(
                  it.name(),
                  it.form(),
                  it.shows(),
                  it.covers(),
                  it.location(),
                  it.sha256(),
                  it.effectiveOn(),
                  null,
                  yesterday,
                  it.owner(),
                  it.madeHow()));
      case Attestation it when !it.attestedOn().isAfter(yesterday) ->
          ACompany.entry(
              ReadinessRegisters.ATTESTATIONS.kind(),
              entry.number(),
              new Attestation(
                  it.requirement(),
                  it.answer(),
                  it.basis(),
                  it.reason(),
                  it.evidence(),
                  it.attestedBy(),
                  it.attestedOn(),
                  yesterday));
      case Monitor it ->
          ACompany.entry(
              MonitoringRegisters.MONITORS.kind(), entry.number(), AMonitor.due(it, yesterday));
      default -> null;
    };
  }

  private ACompany organization() {
    var company = ACompany.empty();
    for (Register<?> register :
        List.of(SystemsRegisters.AI_SYSTEMS, SystemsRegisters.MODELS, SystemsRegisters.DATA_SETS)) {
      for (int n = random.nextInt(4); n > 0; n--) {
        company = company.with(register, ARandomAnswer.to(register, random));
      }
    }
    for (int n = random.nextInt(5); n > 0; n--) {
      company = evidence(company);
    }
    for (int n = random.nextInt(4); n > 0; n--) {
      company = monitor(company);
    }
    for (int n = random.nextInt(9); n > 0; n--) {
      company = attestation(company);
    }
    for (int n = random.nextInt(4); n > 0; n--) {
      company = company.withPerson(any(Role.values()));
    }
    for (int n = random.nextInt(3); n > 0; n--) {
      company = company.excluding(anyLine(Item.Kind.CONTROL));
    }
    return company;
  }

  private ACompany evidence(ACompany company) {
    var from = TODAY.minusDays(random.nextInt(400));
    var until = from.plusDays(random.nextInt(800));
    return company.evidence(
        any(LINES.toArray(String[]::new)) + "," + any(LINES.toArray(String[]::new)),
        from.toString(),
        until.toString());
  }

  private ACompany monitor(ACompany company) {
    var kind = MonitoringRegisters.MONITORS.kind();
    var outcome = random.nextInt(6) == 0 ? null : any(Outcome.values());
    var due = TODAY.plusDays(random.nextInt(60) - 15);
    var line = any("A.7.4", "A.6.2.6", "A.6.2.4", "A.5.4");
    var content =
        switch (random.nextInt(6)) {
          case 0 -> AMonitor.eased(line, due);
          case 1 -> AMonitor.failing(line, due);
          default -> AMonitor.serving(line, outcome, due, random.nextInt(6) == 0);
        };
    return company.and(ACompany.entry(kind, company.next(kind), content));
  }

  private ACompany attestation(ACompany company) {
    var on = TODAY.minusDays(random.nextInt(300));
    var basis = any(Basis.values());
    var named =
        basis == Basis.EVIDENCE || random.nextBoolean()
            ? new String[] {"EV-" + (1 + random.nextInt(4)), "EV-" + (1 + random.nextInt(4))}
            : new String[0];
    return company.attested(
        any(LINES.toArray(String[]::new)),
        any(Answer.values()),
        basis,
        on.toString(),
        on.plusDays(random.nextInt(700)).toString(),
        named);
  }

  private String anyLine(Item.Kind kind) {
    var all =
        FrameworksForTests.iso42001().items().stream().filter(it -> it.kind() == kind).toList();
    return all.get(random.nextInt(all.size())).id();
  }

  @SafeVarargs
  private <T> T any(T... some) {
    return some[random.nextInt(some.length)];
  }
}
