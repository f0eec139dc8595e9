package org.candor.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import javax.sql.DataSource;
import org.candor.catalog.Catalog;
import org.candor.database.Scope;
import org.candor.kernel.OrgId;
import org.candor.planning.applicability.StatementOfApplicability;
import org.candor.readiness.Attestation;
import org.candor.readiness.Position;
import org.candor.readiness.Readiness;
import org.candor.readiness.ReadinessRegisters;
import org.candor.records.AsOf;
import org.candor.records.Change;
import org.candor.records.Change.Recording;
import org.candor.records.Ids;
import org.candor.records.Kind;
import org.candor.records.Ledger;
import org.candor.records.Records;
import org.candor.support.evidence.Evidence;
import org.candor.support.evidence.EvidenceRegisters;
import org.candor.systems.DataSet;
import org.candor.systems.Model;
import org.candor.systems.SystemsRegisters;

/**
 * Readiness of organizations of several sizes, with ten times as many other records as AI systems,
 * half of them a year old: in full, after one change, as of a year ago; over HTTP the gap page, an
 * attestation and the gap page right after it, and the PDF of the Statement of Applicability.
 */
final class ReadinessBench {

  private static final int ROUNDS = 5;
  private static final int CHANGES = 40;
  private static final Duration YEAR = Duration.ofDays(365);

  private final Installation installation;
  private final TurnedClock clock;
  private final DataSource person;
  private final int pages;
  private final Readiness readiness;
  private final Random random = new Random(42_001);
  private final List<String> lines;

  private ReadinessBench(
      Installation installation, TurnedClock clock, DataSource person, int pages) {
    this.installation = installation;
    this.clock = clock;
    this.person = person;
    this.pages = pages;
    this.readiness = installation.bean(Readiness.class);
    this.lines =
        installation.bean(Catalog.class).iso42001().assessable().map(it -> it.id()).toList();
  }

  static void run(Options options) throws IOException {
    var sizes = options.text("sizes", "100,1000,10000").split(",");
    var clock = new TurnedClock();
    try (var installation = Installation.fresh(Office.SETTINGS, clock);
        var person = installation.as("postgres")) {
      var bench = new ReadinessBench(installation, clock, person, options.number("pages", 100));
      var table =
          new Table(
              "AI systems",
              "other records",
              "in full ms (min/max of " + ROUNDS + ")",
              "after one change p50 ms",
              "p95",
              "as of a year ago ms",
              "gap page p50 ms",
              "p95",
              "gap page after one change p95",
              "POST attestation p50 ms",
              "p95",
              "gap page after it p50 ms",
              "p95",
              "statement PDF p50 ms",
              "p95",
              "peak heap MB",
              "idle heap MB");
      for (var size : sizes) {
        bench.measure(Integer.parseInt(size), table);
      }
      table.note(
          "Pages and PDF are whole answers over loopback, one after the other; the heap is what all"
              + " pools held at most between two collections, after one first.");
    }
  }

  private void measure(int systems, Table table) {
    var office = office(systems);
    var org = office.org();
    var scope = Scope.of(org);
    var today = readiness.today();
    full(scope, today.plusDays(400)); // the code is warm, the rows are in memory
    System.gc();
    var idle = used();
    pools().forEach(MemoryPoolMXBean::resetPeakUsage);
    var fulls = fulls(scope, today);
    var peak = pools().stream().mapToLong(it -> it.getPeakUsage().getUsed()).sum();
    var changes = changes(org, () -> full(scope, today));
    var past = new Samples();
    past.time(() -> aYearAgo(scope));
    var cookie = office.sessions(1, 1, person).getFirst();
    var gap = opened(office, "/readiness", cookie, pages);
    var changed = changes(org, () -> open(office, "/readiness", cookie));
    var attested = attested(office, cookie);
    var pdf = opened(office, "/planning/statements/now/document.pdf", cookie, pages / 5);
    table.row(
        systems,
        systems * 10,
        Samples.millis(fulls.percentile(0.01)) + " / " + fulls.p(100),
        changes.p(50),
        changes.p(95),
        past.p(50),
        gap.p(50),
        gap.p(95),
        changed.p(95),
        attested.post().p(50),
        attested.post().p(95),
        attested.page().p(50),
        attested.page().p(95),
        pdf.p(50),
        pdf.p(95),
        peak / 1_000_000,
        idle / 1_000_000);
  }

  private Samples fulls(Scope scope, LocalDate today) {
    var fulls = new Samples();
    for (int i = 1; i <= ROUNDS; i++) {
      var day = today.plusDays(i);
      fulls.time(() -> full(scope, day));
    }
    return fulls;
  }

  /** Half of what it has is a year old. */
  private Office office(int systems) {
    clock.turnBack(YEAR);
    var office = new Office(installation);
    some(office.org(), systems / 2, 1);
    clock.turnBack(Duration.ZERO);
    some(office.org(), systems - systems / 2, 2);
    var statement = installation.bean(StatementOfApplicability.class);
    Scope.of(office.org()).run(() -> statement.start(Installation.actor()));
    return office;
  }

  private void some(OrgId org, int systems, long seed) {
    SomeSystems.record(installation, org, systems, seed);
    others(org, systems * 10);
  }

  private void aYearAgo(Scope scope) {
    scope.run(
        () -> {
          var then = Instant.now().minus(YEAR).plus(Duration.ofDays(1));
          var size = installation.bean(Ledger.class).sizeAt(then);
          var day = LocalDate.ofInstant(then, ZoneOffset.UTC);
          readiness.position(Catalog.ISO_42001, AsOf.position(size), day);
        });
  }

  private Samples opened(Office office, String path, String cookie, int times) {
    open(office, path, cookie);
    var samples = new Samples();
    for (int i = 0; i < times; i++) {
      samples.time(() -> open(office, path, cookie));
    }
    return samples;
  }

  private static void open(Office office, String path, String cookie) {
    answered(office, office.request(path).header("Cookie", cookie).GET(), 200);
  }

  private static void answered(Office office, HttpRequest.Builder asking, int status) {
    var request = asking.build();
    try {
      var answer = office.http().send(request, BodyHandlers.ofByteArray());
      if (answer.statusCode() != status) {
        throw new IllegalStateException(request.uri() + " answered " + answer.statusCode());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** An attestation over HTTP, and the gap page right after it. */
  private record Attested(Samples post, Samples page) {}

  private Attested attested(Office office, String cookie) {
    var token = office.token();
    var attested = new Attested(new Samples(), new Samples());
    post(office, token);
    open(office, "/readiness", cookie);
    for (int i = 0; i < CHANGES; i++) {
      attested.post().time(() -> post(office, token));
      attested.page().time(() -> open(office, "/readiness", cookie));
    }
    return attested;
  }

  private void post(Office office, String token) {
    var body =
        """
        {"requirement": "%s", "answer": "MET", "basis": "OBSERVATION", "reason": "Seen.", "validUntil": "%s"}
        """
            .formatted(line(), readiness.today().plusDays(90));
    var request =
        office
            .request("/api/v1/readiness/attestations")
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body));
    answered(office, request, 201);
  }

  /** One system more, then what is measured. */
  private Samples changes(OrgId org, Runnable then) {
    then.run();
    var changes = new Samples();
    for (int i = 0; i < CHANGES; i++) {
      SomeSystems.record(installation, org, 1, i);
      changes.time(then);
    }
    return changes;
  }

  private Position full(Scope scope, LocalDate day) {
    return scope.get(() -> readiness.position(Catalog.ISO_42001, AsOf.NOW, day));
  }

  private static List<MemoryPoolMXBean> pools() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(it -> it.getType() == java.lang.management.MemoryType.HEAP)
        .toList();
  }

  private static long used() {
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** A quarter each: models, data sets, evidence, attestations. */
  private void others(OrgId org, int count) {
    var quarter = count / 4;
    write(org, SystemsRegisters.MODELS.kind(), quarter, this::model);
    write(org, SystemsRegisters.DATA_SETS.kind(), quarter, this::dataSet);
    write(org, EvidenceRegisters.EVIDENCE.kind(), quarter, this::evidence);
    write(org, ReadinessRegisters.ATTESTATIONS.kind(), quarter, this::attestation);
  }

  private <R extends Record> void write(
      OrgId org, Kind<R> kind, int count, java.util.function.Supplier<R> made) {
    var records = installation.bean(Records.class);
    for (int done = 0; done < count; done += 1_000) {
      var changes = new ArrayList<Change<R>>();
      for (int i = Math.min(1_000, count - done); i > 0; i--) {
        changes.add(new Recording<>(Ids.next(), made.get(), null, null));
      }
      Scope.of(org).get(() -> records.write(kind, changes, Installation.actor()));
    }
  }

  private Model model() {
    return new Model(
        "Model " + random.nextInt(),
        "1." + random.nextInt(9),
        "It ranks.",
        null,
        "A supplier",
        random.nextBoolean() ? "MIT" : null,
        null,
        "Weak on rare cases.",
        null,
        null);
  }

  private DataSet dataSet() {
    return new DataSet(
        "Data " + random.nextInt(),
        "Files of cases.",
        Set.of(DataSet.Use.TRAINING),
        random.nextBoolean() ? "The wards" : null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private Evidence evidence() {
    return new Evidence(
        "Minutes " + random.nextInt(),
        Evidence.Form.LINK,
        "What was decided.",
        List.of(line(), line()),
        "https://minutes.example/" + random.nextInt(),
        null,
        LocalDate.of(2025, 1, 1),
        null,
        LocalDate.of(2026, 1, 1).plusDays(random.nextInt(900)),
        null,
        null);
  }

  private Attestation attestation() {
    return new Attestation(
        line(),
        Attestation.Answer.MET,
        Attestation.Basis.OBSERVATION,
        "Seen.",
        List.of(),
        null,
        LocalDate.of(2026, 1, 1),
        LocalDate.of(2026, 6, 1).plusDays(random.nextInt(600)));
  }

  private String line() {
    return lines.get(random.nextInt(lines.size()));
  }
}
