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
import org.candor.records.Kind;
import org.candor.register.Register;
import org.candor.register.Unfit;
import org.candor.support.evidence.Evidence;
import org.candor.support.evidence.Evidence.Form;
import org.candor.support.evidence.EvidenceRegisters;
import org.candor.systems.SystemsRegisters;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Whatever goes, favourable or adverse, retired, expired, bereft of its files or gone as if it had
 * never been: no verdict turns favourable by it. In many random organizations, every record of
 * each.
 *
 * <p>Three things cannot go without a trace: a denial ("not met"), a broken limit, and that
 * evidence says something else than when it was attested on. A ledger forgets nothing, so they are
 * withdrawn, expire or are put away, and are remembered as such.
 *
 * <p>Nor does it help to write over what a machine made or somebody attested, as far as that is let
 * through, or to measure again elsewhere beside a limit that is broken; nor does it matter in which
 * way a line was spelled.
 */
class MissingEvidenceNeverHelpsTests {

  private static final int ORGANIZATIONS = 60;
  private static final int EDITS = 12;
  private static final LocalDate TODAY = ACompany.TODAY;
  private static final Kind<Evidence> EVIDENCE = EvidenceRegisters.EVIDENCE.kind();

  /** Few lines, so that what bears on them meets. */
  private static final List<String> LINES =
      List.of(
          "4.1-3", "5.1-4", "5.2-1", "6.1.4-2", "8.4-1", "A.7.5", "A.7.3", "A.7.4", "A.10.3",
          "9.1-2", "A.6.2.4", "A.6.2.6", "A.5.4");

  private final Random random = new Random(42_001);
  private int favourable;
  private int changed;
  private int edited;
  private int diluted;
  private int reworded;
  private int changes;

  @Test
  void whateverGoesNoVerdictTurnsFavourable() {
    for (int i = 0; i < ORGANIZATIONS; i++) {
      var company = organization();
      var before = company.position();
      favourable += (int) before.lines().stream().filter(it -> it.verdict().favourable()).count();
      for (var entry : company.entries()) {
        unsaid(company, before, entry);
        for (var after : losses(company, entry)) {
          compare(before, after.position(), entry);
        }
        for (var after : edits(company, entry)) {
          edited++;
          compare(before, after.position(), entry);
        }
        diluted(company, entry);
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
    assertThat(edited).isGreaterThan(100);
    assertThat(diluted).isGreaterThan(20);
    assertThat(reworded).isGreaterThan(100);
    assertThat(changes).isGreaterThan(20);
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

  /** Nor does what somebody attested better a line by its expiring or being withdrawn. */
  private void unsaid(ACompany company, Position before, Entry<?> entry) {
    var expired = entry.content() instanceof Attestation ? expired(entry) : null;
    if (expired == null) {
      return;
    }
    for (var over : List.of(expired, ACompany.retired(entry))) {
      for (var line : company.replacing(entry, over).position().lines()) {
        var was = before.find(line.id()).orElseThrow().verdict();
        assertThat(line.verdict() == Verdict.MET && was != Verdict.MET)
            .as("%s was %s and became met as %s was over", line.id(), was, entry)
            .isFalse();
      }
    }
  }

  private List<ACompany> losses(ACompany company, Entry<?> entry) {
    var losses = new ArrayList<ACompany>();
    losses.add(company.replacing(entry, ACompany.retired(entry)));
    if (!remembered(company, entry)) {
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

  private static boolean remembered(ACompany company, Entry<?> entry) {
    return switch (entry.content()) {
      case Attestation it ->
          it.answer() == Answer.NOT_MET
              || Testimony.numbers(it.evidence()).stream().anyMatch(company::revised);
      case Evidence _ -> company.revised(entry.number());
      case Monitor it -> it.failing();
      default -> false;
    };
  }

  /** What a hand may make of evidence that a monitor made. */
  private List<ACompany> edits(ACompany company, Entry<?> entry) {
    var edits = new ArrayList<ACompany>();
    if (entry.content() instanceof Evidence it && it.form() == Form.MEASUREMENT) {
      for (int n = 0; n < EDITS; n++) {
        var after = edited(it);
        if (AMonitor.permits(it, after)) {
          edits.add(company.replacing(entry, ACompany.entry(EVIDENCE, entry.number(), after)));
        }
      }
    }
    if (entry.content() instanceof Attestation it) {
      for (int n = 0; n < EDITS; n++) {
        var after = edited(it);
        if (after != null && AttestationGuard.rewritten(it, after).isEmpty()) {
          var kind = ReadinessRegisters.ATTESTATIONS.kind();
          reworded++;
          edits.add(company.replacing(entry, ACompany.entry(kind, entry.number(), after)));
        }
      }
    }
    return edits;
  }

  /** Null where it would be no attestation. */
  private @Nullable Attestation edited(Attestation it) {
    var what = random.nextInt(10);
    try {
      return new Attestation(
          what == 0 ? any(LINES) : it.requirement(),
          what == 1 ? any(Answer.values()) : it.answer(),
          what == 2 ? any(Basis.values()) : it.basis(),
          it.reason(),
          what == 3 ? List.of("EV-1") : it.evidence(),
          it.attestedBy(),
          what == 4 ? TODAY.plusDays(1) : it.attestedOn(),
          what > 4 ? it.validUntil().plusDays(random.nextInt(400) - 200) : it.validUntil());
    } catch (Unfit _) {
      return null;
    }
  }

  /** A line as somebody may write it. */
  private String spelled(String line) {
    return switch (random.nextInt(4)) {
      case 0 -> "iso-42001:" + line;
      case 1 -> " iso-42001 : " + line;
      default -> line;
    };
  }

  private Evidence edited(Evidence it) {
    var covers = new ArrayList<>(it.covers());
    switch (random.nextInt(4)) {
      case 0 -> covers.removeFirst();
      case 1 -> covers.add(any(LINES.toArray(String[]::new)));
      default -> {}
    }
    var until = it.effectiveOn().plusDays(random.nextInt(800));
    return new Evidence(
        "Edited",
        random.nextInt(4) == 0 ? any(Form.values()) : it.form(),
        it.shows(),
        covers,
        random.nextInt(4) == 0 ? null : it.location(),
        it.sha256(),
        it.effectiveOn(),
        null,
        random.nextBoolean() ? it.expiresOn() : until,
        it.owner(),
        it.madeHow());
  }

  /** Another monitor passes, and makes its evidence, while this one has broken a limit. */
  private void diluted(ACompany company, Entry<?> entry) {
    if (entry.retired()
        || !(entry.content() instanceof Monitor it)
        || !it.failing()
        || it.released() != null) {
      return;
    }
    var kind = MonitoringRegisters.MONITORS.kind();
    for (var line : it.controls()) {
      var looser = AMonitor.serving(line, Outcome.PASS, TODAY.plusDays(9), false);
      var beside =
          company
              .and(ACompany.entry(kind, company.next(kind), looser))
              .evidence(line, "2026-06-01", "2026-12-01");
      diluted++;
      assertThat(beside.on(line).verdict()).as(line).matches(verdict -> !verdict.favourable());
    }
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
    for (int n = random.nextInt(3); n > 0 && !company.entries().isEmpty(); n--) {
      var record = any(company.entries().toArray(Entry<?>[]::new));
      company = company.shownBy(record, any("ADDRESS", "LABEL", "LINK"), any(LINES));
    }
    for (int n = random.nextInt(3); n > 0; n--) {
      company = measured(company);
    }
    for (int n = random.nextInt(4); n > 0; n--) {
      company = monitor(company);
    }
    for (int n = random.nextInt(9); n > 0; n--) {
      company = attestation(company);
    }
    for (int n = random.nextInt(3); n > 0; n--) {
      company = revised(company);
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
        spelled(any(LINES)) + "," + spelled(any(LINES)), from.toString(), until.toString());
  }

  /** A piece of evidence is made to say something else. */
  private ACompany revised(ACompany company) {
    var pieces = company.next(EVIDENCE) - 1;
    if (pieces == 0) {
      return company;
    }
    var it = company.evidence(1 + random.nextInt(pieces));
    changes++;
    return company.revising(it, edited(it.content()));
  }

  private ACompany measured(ACompany company) {
    var from = TODAY.minusDays(random.nextInt(60));
    var made =
        new Evidence(
            "MON-1 Loans",
            Form.MEASUREMENT,
            "0.9",
            List.of(spelled(any(LINES)), any(LINES)),
            "/evaluation/measurements/00000000-0000-4000-8000-000000000001",
            null,
            from,
            null,
            from.plusDays(random.nextInt(90)),
            null,
            "candor");
    return company.and(ACompany.entry(EVIDENCE, company.next(EVIDENCE), made));
  }

  private ACompany monitor(ACompany company) {
    var kind = MonitoringRegisters.MONITORS.kind();
    var outcome = random.nextInt(6) == 0 ? null : any(Outcome.values());
    var due = TODAY.plusDays(random.nextInt(60) - 15);
    var line = spelled(any("A.7.4", "A.6.2.6", "A.6.2.4", "A.5.4"));
    var content =
        switch (random.nextInt(7)) {
          case 0 -> AMonitor.eased(line, due);
          case 1 -> AMonitor.failing(line, due);
          case 2 -> AMonitor.released(line, due);
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
        spelled(any(LINES)),
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

  private String any(List<String> some) {
    return some.get(random.nextInt(some.size()));
  }

  @SafeVarargs
  private <T> T any(T... some) {
    return some[random.nextInt(some.length)];
  }
}
