package org.candor.bench;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.candor.database.Scope;
import org.candor.kernel.OrgId;
import org.candor.records.AsOf;
import org.candor.records.Change;
import org.candor.records.Change.Revising;
import org.candor.records.Entry;
import org.candor.records.Ledger;
import org.candor.records.Records;
import org.candor.records.Search;
import org.candor.register.Cursor;
import org.candor.register.Listings;
import org.candor.register.Query;
import org.candor.register.Register;
import org.candor.systems.AiSystem;

/**
 * Pages of a filtered, sorted list, beside the SQL a person would write for them: p95 at most 20 ms
 * at 100,000 systems, at most 6 statements, flat in the page number.
 */
final class ListBench {

  private static final int THROUGH_RECORDS = 100_000;

  private final Installation installation;
  private final Register<AiSystem> register;
  private final Listings listings;
  private final OrgId org;
  private final int rounds;
  private AsOf before = AsOf.NOW;
  private long position;

  private ListBench(Installation installation, OrgId org, int rounds) {
    this.installation = installation;
    this.register = SomeSystems.register(installation);
    this.listings = installation.bean(Listings.class);
    this.org = org;
    this.rounds = rounds;
  }

  static void run(Options options) throws IOException {
    var systems = options.number("systems", THROUGH_RECORDS);
    try (var installation = Installation.fresh();
        var person = installation.as("postgres")) {
      var bench =
          new ListBench(
              installation, installation.organization("List"), options.number("rounds", 30));
      var bare = new BareLists(person, bench.org);
      bench.fill(systems, bare);
      bench.measure(bare, options.text("only", ""));
      if (options.text("plans", "no").equals("yes")) {
        bench.plans(options.text("only", ""));
      }
    }
  }

  /** A tenth is revised, so that the past differs from now. */
  private void fill(int systems, BareLists bare) {
    var begin = System.nanoTime();
    SomeSystems.record(installation, org, Math.min(systems, THROUGH_RECORDS), 42);
    position = Scope.of(org).get(installation.bean(Ledger.class)::size);
    revise(Math.min(systems, THROUGH_RECORDS) / 10);
    if (systems > THROUGH_RECORDS) {
      bare.multiply(systems / THROUGH_RECORDS - 1);
      position = Scope.of(org).get(installation.bean(Ledger.class)::size) * 9 / 10;
    }
    before = AsOf.position(position);
    var indexing = System.nanoTime();
    installation.bean(Search.class).catchUp();
    System.out.printf("Words indexed in %.1f s.%n", (System.nanoTime() - indexing) / 1e9);
    bare.settle();
    System.out.printf(
        """
        %,d systems, the first %,d through records, a tenth of those revised, any more copied by SQL
        with facts that say nothing; filled in %d s. Milliseconds, %d rounds, interleaved; load
        average now %.1f.

        """,
        systems,
        Math.min(systems, THROUGH_RECORDS),
        (System.nanoTime() - begin) / 1_000_000_000,
        rounds,
        Machine.load());
  }

  private void revise(int count) {
    var records = installation.bean(Records.class);
    var some = new SomeSystems(43);
    for (var done = 0; done < count; done += Query.LONGEST_PAGE) {
      var query = Query.all().limited(Query.LONGEST_PAGE).from(new Cursor(null, done * 10));
      Scope.of(org)
          .run(
              () -> {
                var changes =
                    listings.page(register, query, AsOf.NOW).entries().stream()
                        .<Change<AiSystem>>map(it -> revising(it, some))
                        .toList();
                records.write(register.kind(), changes, Installation.actor());
              });
    }
  }

  private static Revising<AiSystem> revising(Entry<AiSystem> it, SomeSystems some) {
    return new Revising<>(it.id(), it.version(), some.next(), null);
  }

  private record Case(String name, String filter, int page, boolean past) {}

  private static final String ONE = "stage=OPERATION_AND_MONITORING";
  private static final String FOUR =
      ONE + "&stage=DEPLOYMENT&stage=INCEPTION&stage=DESIGN_AND_DEVELOPMENT";
  private static final List<Case> CASES =
      List.of(
          new Case("stage, by name, page 1", ONE + "&sort=name", 1, false),
          new Case("same, page 10", ONE + "&sort=name", 10, false),
          new Case("same, page 200", ONE + "&sort=name", 200, false),
          new Case("stage, by name, page 1, as of", ONE + "&sort=name", 1, true),
          new Case("same, page 200, as of", ONE + "&sort=name", 200, true),
          new Case("4 stages, by name, page 1", FOUR + "&sort=name", 1, false),
          new Case("same, page 10", FOUR + "&sort=name", 10, false),
          new Case("same, page 1,000", FOUR + "&sort=name", 1_000, false),
          new Case("same, page 1,000, as of", FOUR + "&sort=name", 1_000, true),
          new Case("stage, by unit descending", ONE + "&sort=-unit", 1, false),
          new Case("stage and impact, by number", ONE + "&impact=RIGHTS", 1, false),
          new Case("search, two common words", "q=claims+triage&sort=name", 1, false),
          new Case("same, page 20", "q=claims+triage&sort=name", 20, false),
          new Case("same, as of", "q=claims+triage&sort=name", 1, true),
          new Case("search, one common word", "q=claims&sort=name", 1, false),
          new Case("search, every record", "q=person&sort=name", 1, false),
          new Case("search, one letter", "q=c&sort=name", 1, false),
          new Case("search, a digit", "q=0&sort=name", 1, false),
          new Case("search and stage", ONE + "&q=claims&sort=name", 1, false),
          new Case("search, a rare number", "q=0123&sort=name", 1, false),
          new Case("search, a word nobody wrote", "q=zeppelin", 1, false));

  private void measure(BareLists bare, String only) {
    var table =
        new Table(
            "list",
            "rows",
            "Candor p50",
            "p95",
            "bare SQL p50",
            "p95",
            "ratio",
            "statements",
            "count anew p50",
            "p95",
            "bare count p50");
    CASES.stream().filter(it -> it.name().contains(only)).forEach(it -> measure(it, bare, table));
    table.note(
        """
        Bare SQL: the same rows by key, as superuser without policies, no count. Candor: size, count
        (remembered for a ledger size), rows, under row-level security; statements include the one
        that sets the scope. Load average now %.1f."""
            .formatted(Machine.load()));
  }

  private void measure(Case it, BareLists bare, Table table) {
    var asOf = it.past() ? before : AsOf.NOW;
    var query = at(it, asOf);
    var shape = BareLists.shape(query, asOf);
    var total = Scope.of(org).get(() -> listings.page(register, query, asOf)).total();
    comparable(it, query, total, bare.count(shape));
    var ours = new Samples();
    var theirs = new Samples();
    var count = new Samples();
    var theirCount = new Samples();
    for (var round = -3; round < rounds; round++) {
      var unknown = -1_000L - round;
      var a = round < 0 ? new Samples() : ours;
      var b = round < 0 ? new Samples() : theirs;
      Scope.of(org).run(() -> a.time(() -> listings.page(register, query, asOf)));
      b.time(() -> bare.rows(shape));
      if (round >= 0 && round < Math.max(5, rounds / 3)) {
        // A position that was never counted, as a size of the ledger that never was.
        var anew = it.past() ? AsOf.position(position - 1 - round) : AsOf.NOW;
        Scope.of(org).run(() -> count.time(() -> count(query, anew, unknown)));
        theirCount.time(() -> bare.count(shape));
      }
    }
    table.row(
        it.name(),
        "%,d".formatted(total),
        ours.p(50),
        ours.p(95),
        theirs.p(50),
        theirs.p(95),
        Samples.ratio(ours.percentile(.5), theirs.percentile(.5)),
        statements(query, asOf),
        count.p(50),
        count.p(95),
        theirCount.p(50));
  }

  /** A search of one letter is of words that begin with it; LIKE knows no words. */
  private static void comparable(Case it, Query query, long total, long bare) {
    if (query.search().isEmpty() && total != bare) {
      throw new IllegalStateException(
          "The baseline of %s counts %d rows, not %d".formatted(it.name(), bare, total));
    }
  }

  private void count(Query query, AsOf asOf, long unknown) {
    listings.total(register, query, asOf, unknown);
  }

  private int statements(Query query, AsOf asOf) {
    return installation
        .bean(Statements.class)
        .of(() -> Scope.of(org).run(() -> listings.page(register, query, asOf)))
        .size();
  }

  /** The query of a page, found by walking there. */
  private Query at(Case wanted, AsOf asOf) {
    var query = Query.read(register, parameters(wanted.filter()));
    var skip = (wanted.page() - 1) * Query.PAGE;
    while (skip > 0) {
      var step = query.limited(Math.min(skip, Query.LONGEST_PAGE));
      var page = Scope.of(org).get(() -> listings.page(register, step, asOf));
      if (page.next() == null) {
        return query;
      }
      query = query.from(page.next());
      skip -= step.limit();
    }
    return query;
  }

  private static Map<String, List<String>> parameters(String text) {
    var found = new java.util.LinkedHashMap<String, List<String>>();
    for (var pair : text.split("&", -1)) {
      var equals = pair.indexOf('=');
      found
          .computeIfAbsent(pair.substring(0, equals), _ -> new java.util.ArrayList<>())
          .add(pair.substring(equals + 1).replace('+', ' '));
    }
    return found;
  }

  private void plans(String only) {
    for (var it : CASES.stream().filter(c -> c.name().contains(only)).toList()) {
      var asOf = it.past() ? before : AsOf.NOW;
      var query = at(it, asOf);
      System.out.println("\n#### " + it.name());
      installation
          .bean(Statements.class)
          .explained(
              () ->
                  Scope.of(org)
                      .run(
                          () ->
                              installation
                                  .transactions()
                                  .executeWithoutResult(
                                      _ -> {
                                        listings.page(register, query, asOf);
                                        if (!it.past()) {
                                          count(query, asOf, -7);
                                        }
                                      })));
    }
  }
}
