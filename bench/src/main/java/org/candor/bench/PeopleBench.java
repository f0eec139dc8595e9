package org.candor.bench;

import java.io.IOException;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.candor.database.Scope;
import org.jspecify.annotations.Nullable;

/**
 * Signed-in people who each open a page, read it, and open the next, alone and while somebody
 * imports. Goal: 200 of them, p95, no errors.
 */
final class PeopleBench {

  private static final Map<String, List<String>> PAGES = new LinkedHashMap<>();

  static {
    PAGES.put("dashboard", List.of("/systems"));
    PAGES.put(
        "list",
        List.of(
            "/systems/ai-systems",
            "/systems/ai-systems?stage=OPERATION_AND_MONITORING&sort=name",
            "/systems/ai-systems?impact=RIGHTS&sort=-unit"));
    PAGES.put(
        "search",
        List.of("/systems/ai-systems?q=claims+triage&sort=name", "/search?q=permits+vis"));
    PAGES.put("record", List.of());
    PAGES.put("form", List.of("/systems/ai-systems/new"));
  }

  private final Installation installation;
  private final Office office;
  private final List<String> records;
  private final int think;
  private final Map<String, Samples> samples = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> errors = new ConcurrentHashMap<>();

  private PeopleBench(Installation installation, Office office, List<String> records, int think) {
    this.installation = installation;
    this.office = office;
    this.records = records;
    this.think = think;
  }

  static void run(Options options) throws Exception {
    try (var installation = Installation.fresh(Office.SETTINGS);
        var person = installation.as("postgres")) {
      var office = new Office(installation);
      SomeSystems.record(installation, office.org(), options.number("systems", 5_000), 42);
      var records = someRecords(installation, office);
      var people = options.number("people", 200);
      var cookies = office.sessions(people, Math.min(people, 20), person);
      System.out.printf(
          "%,d sessions of %d people over %,d systems; between pages each thinks %d to %d s.%n%n",
          people,
          Math.min(people, 20),
          options.number("systems", 5_000),
          options.number("think", 5) / 2,
          options.number("think", 5) * 3 / 2);
      var file = rows(installation);
      var think = options.number("think", 5);
      new PeopleBench(installation, office, records, think)
          .warm(cookies, options.number("warm", 40));
      new PeopleBench(installation, office, records, think)
          .measure(cookies, options.number("seconds", 60), null);
      if (file == null) {
        System.out.println("Import skipped: the shared inventory is not beside the checkout.");
        return;
      }
      new PeopleBench(installation, office, records, think)
          .measure(cookies, options.number("seconds", 60), file);
    }
  }

  /** More rows than come in while it lasts; null without the inventory. */
  private static @Nullable Path rows(Installation installation) throws IOException {
    var shared = ImportBench.shared();
    if (shared.isEmpty()) {
      return null;
    }
    var file = installation.folder().resolve("coming-in.csv");
    ImportBench.repeat(shared.get(), file, 100_000);
    return file;
  }

  /** A server of the first minute compiles what it runs: that is not what people meet all day. */
  private void warm(List<String> cookies, int seconds) throws Exception {
    var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var cookie : cookies.subList(0, Math.min(8, cookies.size()))) {
        threads.submit(
            () -> {
              var random = new Random();
              while (System.nanoTime() < end) {
                openOne(random, cookie);
              }
            });
      }
    }
  }

  private static List<String> someRecords(Installation installation, Office office) {
    var register = SomeSystems.register(installation);
    return Scope.of(office.org())
        .get(
            () ->
                installation
                    .bean(org.candor.register.Listings.class)
                    .page(
                        register,
                        org.candor.register.Query.all().limited(500),
                        org.candor.records.AsOf.NOW)
                    .entries()
                    .stream()
                    .map(register::href)
                    .toList());
  }

  private void measure(List<String> cookies, int seconds, @Nullable Path importing)
      throws Exception {
    var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    var written = new AtomicLong();
    var load = Machine.load();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var all = new ArrayList<java.util.concurrent.Future<?>>();
      for (var i = 0; i < cookies.size(); i++) {
        var cookie = cookies.get(i);
        var random = new Random(i);
        all.add(threads.submit(() -> browse(cookie, random, end), true));
      }
      if (importing != null) {
        all.add(threads.submit(() -> bringIn(importing, end, written)));
      }
      for (var it : all) {
        it.get();
      }
    }
    report(seconds, importing != null, written.get(), load);
  }

  private void browse(String cookie, Random random, long end) {
    pause(random.nextInt(1 + think * 1_000));
    while (System.nanoTime() < end) {
      openOne(random, cookie);
      pause(think * 500L + random.nextInt(1 + think * 1_000));
    }
  }

  private void openOne(Random random, String cookie) {
    var kinds = List.copyOf(PAGES.keySet());
    var kind = kinds.get(random.nextInt(kinds.size()));
    var all = kind.equals("record") ? records : PAGES.getOrDefault(kind, records);
    open(kind, all.get(random.nextInt(all.size())), cookie);
  }

  private static void pause(long millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void open(String kind, String path, String cookie) {
    var request =
        office.request(path).header("Cookie", cookie).header("Accept", "text/html").GET().build();
    var begin = System.nanoTime();
    try {
      var answer = office.http().send(request, BodyHandlers.ofString());
      samples.computeIfAbsent(kind, _ -> new Samples()).add(System.nanoTime() - begin);
      if (answer.statusCode() != 200 || !answer.body().contains("</html>")) {
        error(kind + " " + answer.statusCode());
      }
    } catch (IOException e) {
      error(kind + " " + e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void error(String what) {
    errors.computeIfAbsent(what, _ -> new AtomicInteger()).incrementAndGet();
  }

  /** The federal inventory again and again, as people import it, until the time is over. */
  private void bringIn(Path file, long end, AtomicLong written) {
    var report =
        ImportBench.imported(
            installation,
            file,
            office.org(),
            (counts, _) -> {
              written.set(counts.created());
              return System.nanoTime() < end;
            });
    written.set(report.counts().created());
  }

  private void report(int seconds, boolean importing, long written, double load) {
    System.out.println(importing ? "**While one imports**\n" : "**Alone**\n");
    var table = new Table("page", "opened", "p50 ms", "p95", "p99");
    var all = new Samples();
    for (var kind : PAGES.keySet()) {
      var it = samples.getOrDefault(kind, new Samples());
      table.row(kind, "%,d".formatted(it.size()), it.p(50), it.p(95), it.p(99));
      it.into(all);
    }
    table.row("**all**", "%,d".formatted(all.size()), all.p(50), all.p(95), all.p(99));
    table.note(
        "%s; errors: %s; %.1f pages a second; load average %.1f before, %.1f after."
            .formatted(
                importing
                    ? "%,d systems came in, %,d a second".formatted(written, written / seconds)
                    : "nothing came in",
                errors.isEmpty() ? "0" : errors.toString(),
                (double) all.size() / seconds,
                load,
                Machine.load()));
  }
}
