package org.candor.readiness;

import static org.candor.readiness.ReadinessRegisters.ATTESTATIONS;
import static org.candor.support.evidence.Evidence.Form.FILE;
import static org.candor.support.evidence.EvidenceRegisters.EVIDENCE;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.candor.access.Role;
import org.candor.catalog.FrameworksForTests;
import org.candor.kernel.OrgId;
import org.candor.kernel.PersonId;
import org.candor.records.Attachment;
import org.candor.records.Entry;
import org.candor.records.Kind;
import org.candor.records.Link;
import org.candor.register.Anybody;
import org.candor.register.Form;
import org.candor.register.Register;
import org.candor.support.evidence.Backings.Lack;
import org.candor.support.evidence.Evidence;
import org.candor.support.evidence.Loss;
import org.candor.support.evidence.Revisions.Dated;

/**
 * An organization made of records in memory, as a rule sees it: with and without some of them. The
 * order of its entries is that of its ledger; a second one of the same record is its next version.
 */
final class ACompany {

  static final LocalDate TODAY = LocalDate.of(2026, 6, 30);
  private static final OrgId ORG = new OrgId(new UUID(0, 1));
  private static final List<Rule> RULES = AllRules.list();
  private static final Questions QUESTIONS = new Questions(RULES);

  private final List<Entry<?>> entries;
  private final Map<PersonId, Set<Role>> people;
  private final Set<String> excluded;

  ACompany(List<Entry<?>> entries, Map<PersonId, Set<Role>> people, Set<String> excluded) {
    this.entries = List.copyOf(entries);
    this.people = Map.copyOf(people);
    this.excluded = Set.copyOf(excluded);
  }

  static ACompany empty() {
    return new ACompany(List.of(), Map.of(), Set.of());
  }

  List<Entry<?>> entries() {
    return entries;
  }

  Set<String> excluded() {
    return excluded;
  }

  Map<PersonId, Set<Role>> people() {
    return people;
  }

  /** A system, a model or a data set that answers these fields. */
  ACompany with(Register<?> register, String... fieldsAndValues) {
    var typed = new HashMap<String, List<String>>();
    for (int i = 0; i < fieldsAndValues.length; i += 2) {
      typed.put(fieldsAndValues[i], List.of(fieldsAndValues[i + 1].split(",")));
    }
    return and(entry(register, typed));
  }

  private <R extends Record> Entry<R> entry(Register<R> register, Map<String, List<String>> typed) {
    var form = Form.read(register, typed, null, new Anybody());
    var content = Objects.requireNonNull(form.content(), () -> "" + form);
    return entry(register.kind(), next(register.kind()), content);
  }

  int next(Kind<?> kind) {
    return 1
        + entries.stream()
            .filter(it -> it.kind().equals(kind))
            .mapToInt(Entry::number)
            .max()
            .orElse(0);
  }

  static <R extends Record> Entry<R> entry(Kind<R> kind, int number, R content) {
    var id = UUID.nameUUIDFromBytes((kind.path() + number).getBytes(StandardCharsets.UTF_8));
    return new Entry<>(
        kind, id, number, 1, number, null, false, Instant.EPOCH, null, null, content);
  }

  static <R extends Record> Entry<R> retired(Entry<R> it) {
    return new Entry<>(
        it.kind(),
        it.id(),
        it.number(),
        it.version() + 1,
        it.fromSeq(),
        null,
        true,
        it.recordedAt(),
        null,
        null,
        it.content());
  }

  ACompany and(Entry<?> entry) {
    return new ACompany(
        Stream.concat(entries.stream(), Stream.of(entry)).toList(), people, excluded);
  }

  ACompany without(Entry<?> gone) {
    return new ACompany(
        entries.stream().filter(it -> it != gone).<Entry<?>>map(it -> it).toList(),
        people,
        excluded);
  }

  ACompany replacing(Entry<?> old, Entry<?> by) {
    return new ACompany(
        entries.stream().<Entry<?>>map(it -> it == old ? by : it).toList(), people, excluded);
  }

  /** A later version of it says something else. */
  ACompany revising(Entry<Evidence> it, Evidence by) {
    return and(entry(it.kind(), it.number(), by));
  }

  /** Whoever recorded the last of it. */
  ACompany by(PersonId person) {
    var it = entries.getLast();
    return replacing(it, recordedBy(it, person));
  }

  private static <R extends Record> Entry<R> recordedBy(Entry<R> it, PersonId person) {
    return new Entry<>(
        it.kind(),
        it.id(),
        it.number(),
        it.version(),
        it.fromSeq(),
        null,
        it.retired(),
        it.recordedAt(),
        person,
        null,
        it.content());
  }

  /** Evidence as it was last said to be. */
  @SuppressWarnings("unchecked") // of this kind
  Entry<Evidence> evidence(int number) {
    return (Entry<Evidence>)
        entries.reversed().stream().filter(of(number)).findFirst().orElseThrow();
  }

  private static Predicate<Entry<?>> of(int number) {
    return it -> it.kind().equals(EVIDENCE.kind()) && it.number() == number;
  }

  /** Whether evidence says something else than it once did. */
  boolean revised(int number) {
    return entries.stream().filter(of(number)).count() > 1;
  }

  /** Since when each piece of evidence says what it says. */
  private Map<Integer, Dated> dated() {
    var found = new HashMap<Integer, Dated>();
    for (int at = 0; at < entries.size(); at++) {
      var it = entries.get(at);
      if (it.content() instanceof Evidence) {
        var before = found.get(it.number());
        var alone = before == null || Objects.equals(before.writer(), it.recordedBy());
        var first = before == null ? at : before.first();
        found.put(it.number(), new Dated(first, at, alone ? it.recordedBy() : null));
      } else if (it.content() instanceof Attachment file) {
        long now = at;
        entries.stream()
            .filter(about -> about.id().equals(file.aboutId()))
            .findFirst()
            .ifPresent(
                about ->
                    found.computeIfPresent(
                        about.number(), (_, was) -> new Dated(was.first(), now, was.writer())));
      }
    }
    return found;
  }

  private Map<UUID, Long> given() {
    var found = new HashMap<UUID, Long>();
    for (int at = 0; at < entries.size(); at++) {
      found.putIfAbsent(entries.get(at).id(), (long) at);
    }
    return found;
  }

  /** Every file of a piece of evidence is gone. */
  ACompany losing(Entry<?> evidence) {
    var loss = new Loss(evidence.id(), evidence.number(), List.of(), TODAY, Loss.Cause.GONE);
    return and(entry(Loss.KIND, next(Loss.KIND), loss));
  }

  ACompany withoutPerson(PersonId gone) {
    var left = new HashMap<>(people);
    left.remove(gone);
    return new ACompany(entries, left, excluded);
  }

  ACompany withPerson(Role... roles) {
    var more = new HashMap<>(people);
    more.put(new PersonId(new UUID(7, people.size())), Set.of(roles));
    return new ACompany(entries, more, excluded);
  }

  ACompany excluding(String... controls) {
    var all = new HashSet<>(excluded);
    Collections.addAll(all, controls);
    return new ACompany(entries, people, all);
  }

  ACompany includingAgain(String control) {
    var left = new HashSet<>(excluded);
    left.remove(control);
    return new ACompany(entries, people, left);
  }

  Position position() {
    return position(TODAY, RULES, QUESTIONS);
  }

  Position position(LocalDate day) {
    return position(day, RULES, QUESTIONS);
  }

  Position position(List<Rule> rules) {
    return position(TODAY, rules, new Questions(rules));
  }

  private Position position(LocalDate day, List<Rule> rules, Questions questions) {
    var ground = new Ground(entries.size(), day);
    for (var it : entries) {
      if (it.content() instanceof Loss loss) {
        ground.testimony().miss(entry(Loss.KIND, it.number(), loss));
      }
    }
    ground.testimony().lack(Set.of(), hollow());
    ground.testimony().date(dated());
    ground.testimony().given(given());
    entries.stream()
        .filter(it -> !List.of(Loss.KIND, Attachment.KIND, Link.KIND).contains(it.kind()))
        .forEach(it -> questions.of(it.kind().path()).put(ground, it));
    ground.meet(
        people, new Exclusions.Stated(!excluded.isEmpty(), excluded, contradicted(), Set.of()));
    return new Reckoning(rules).position(ORG, FrameworksForTests.iso42001(), ground);
  }

  /** Called a file, and no file is there; or the record that it leads to or is about is retired. */
  private Map<UUID, Lack> hollow() {
    var filed = new HashSet<UUID>();
    var retired = new HashSet<String>();
    var about = new HashMap<UUID, UUID>();
    for (var it : entries) {
      if (it.content() instanceof Link link) {
        about.put(link.fromId(), link.toId());
      } else if (it.retired()) {
        retired.addAll(
            List.of("/" + it.kind().path() + "/" + it.id(), it.label(), it.id().toString()));
      } else if (it.content() instanceof Attachment file) {
        filed.add(file.aboutId());
      }
    }
    var found = new HashMap<UUID, Lack>();
    for (var it : entries) {
      found.remove(it.id());
      if (it.content() instanceof Evidence evidence) {
        var location = evidence.location();
        if (retired.contains(location + "") || retired.contains(about.get(it.id()) + "")) {
          found.put(it.id(), Lack.RECORD_RETIRED);
        } else if (location == null && evidence.form() == FILE && !filed.contains(it.id())) {
          found.put(it.id(), Lack.NOTHING_THERE);
        }
      }
    }
    return found;
  }

  /** Excluded, and yet evidence bears on it. */
  private Set<String> contradicted() {
    var found = new HashSet<String>();
    for (var it : entries) {
      if (!it.retired() && it.content() instanceof Evidence evidence) {
        evidence.covers().stream().filter(excluded::contains).forEach(found::add);
      }
    }
    return found;
  }

  Standing on(String line) {
    return position().find(line).orElseThrow();
  }

  /** A record in use, as evidence by its address or its label, or as what a statement is about. */
  ACompany shownBy(Entry<?> record, String how, String covers) {
    var named =
        with(
            EVIDENCE,
            "name",
            "The record",
            "form",
            how.equals("LINK") ? "STATEMENT" : "RECORD",
            "covers",
            covers,
            "location",
            how.equals("LABEL")
                ? record.label()
                : how.equals("LINK") ? "" : "/" + record.kind().path() + "/" + record.id(),
            "effectiveOn",
            "2026-01-01");
    return how.equals("LINK")
        ? named.and(
            entry(
                Link.KIND,
                next(Link.KIND),
                Link.between(named.entries.getLast().ref(), record.ref(), "about")))
        : named;
  }

  /** A file with its bytes. */
  ACompany evidence(String covers, String from, String until) {
    var named = namedOnly(covers, from, until);
    return named.withAFile(named.entries.getLast().id());
  }

  ACompany withAFile(UUID evidence) {
    var file = new Attachment(EVIDENCE.path(), evidence, "a.txt", "text/plain", 1, "0".repeat(64));
    return and(entry(Attachment.KIND, next(Attachment.KIND), file));
  }

  /** Called a file, and none is there. */
  ACompany namedOnly(String covers, String from, String until) {
    return with(
        EVIDENCE,
        "name",
        "Minutes",
        "form",
        "FILE",
        "covers",
        covers,
        "effectiveOn",
        from,
        "expiresOn",
        until);
  }

  ACompany attested(
      String line,
      Attestation.Answer answer,
      Attestation.Basis basis,
      String on,
      String until,
      String... evidence) {
    return and(
        entry(
            ATTESTATIONS.kind(),
            next(ATTESTATIONS.kind()),
            new Attestation(
                line,
                answer,
                basis,
                null,
                List.of(evidence),
                null,
                LocalDate.parse(on),
                LocalDate.parse(until))));
  }

  static List<Rule> rules() {
    return new ArrayList<>(RULES);
  }
}
