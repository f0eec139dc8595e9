package org.candor.exchange;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.candor.exchange.Finding.Kind;
import org.candor.exchange.Intake.Errand;
import org.candor.exchange.Job.State;
import org.candor.kernel.Actor;
import org.candor.records.AsOf;
import org.candor.records.Change;
import org.candor.records.Change.Recording;
import org.candor.records.Records;
import org.candor.register.Directory;
import org.candor.register.Register;
import org.candor.register.Singular;
import org.candor.tabular.Detected;
import org.candor.tabular.Limits;
import org.candor.tabular.Tables;
import org.candor.tabular.Unreadable;
import org.candor.web.Phrase;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Takes a job through its file, as a rehearsal or in earnest, and says in the database how far it
 * is.
 *
 * <p>The job moves in the transaction that writes its rows: after a crash it says exactly what is
 * in. To resume is to begin again: what is in is found by its key and left alone.
 */
@Component
class Passage {

  private static final int SHOWN = 200;

  private final Jobs jobs;
  private final Findings findings;
  private final Known known;
  private final Records records;
  private final Directory people;
  private final List<Singular> singulars;
  private final TransactionOperations transactions;

  Passage(
      Jobs jobs,
      Findings findings,
      Known known,
      Records records,
      Directory people,
      List<Singular> singulars,
      TransactionOperations transactions) {
    this.singulars = singulars;
    this.jobs = jobs;
    this.findings = findings;
    this.known = known;
    this.records = records;
    this.people = people;
    this.transactions = transactions;
  }

  /** Whoever waits for it, such as a command on a terminal. */
  interface Watcher {
    /** Returns false to stop it. */
    boolean progress(Report.Counts counts, int total);
  }

  /** Looked up batch by batch, in the transaction that writes it. */
  private Supplier<Map<String, UUID>> titles(Register<?> register) {
    return () ->
        singulars.stream()
            .filter(it -> it.path().equals(register.path()))
            .findFirst()
            .map(Singular::titles)
            .orElse(Map.of());
  }

  /**
   * @throws Unreadable when the file is no table
   */
  <R extends Record> Report run(
      Register<R> register, Job job, Path file, boolean rehearsal, Watcher watcher) {
    var intake =
        new Intake<>(
            register, job.mapping(), records, people, titles(register), transactions, today());
    var ending = new Ending(job, intake.tally(), rehearsal);
    try {
      findings.clear(job.id());
      var total = total(file, job, register, intake);
      jobs.beat(job.id(), Report.Counts.NONE, total);
      if (!rehearsal) {
        begin(job);
      }
      var errand = new Errand(file, job.fileName(), job.actor(), rehearsal);
      var detected = intake.run(errand, listener(ending, total, watcher), ending::stop);
      if (!ending.stopped) {
        gone(register, job, intake, ending);
      }
      end(ending, detected);
      return report(ending, detected);
    } catch (Unreadable e) {
      fail(ending, Phrases.of(e.sentence()));
      throw e;
    } catch (IllegalArgumentException e) {
      fail(ending, Phrase.verbatim(String.valueOf(e.getMessage())));
      throw e;
    } catch (java.io.UncheckedIOException | DataAccessException | TransactionException e) {
      fail(ending, broke(ending, e.getClass().getSimpleName()));
      throw e;
    } finally {
      jobs.leave(job.id());
    }
  }

  /** What is known of a passage when it ends, however it ends. */
  private static final class Ending {
    final Job job;
    final Tally tally;
    final boolean rehearsal;
    int found;
    boolean stopped;

    Ending(Job job, Tally tally, boolean rehearsal) {
      this.job = job;
      this.tally = tally;
      this.rehearsal = rehearsal;
    }

    void stop() {
      stopped = true;
    }
  }

  /**
   * Reads the file to its end before anything is written: a hostile one writes nothing, and the
   * columns have shown how their dates are meant.
   */
  private static int total(Path file, Job job, Register<?> register, Intake<?> intake) {
    try (var table = Tables.open(file, job.fileName(), Limits.STANDARD)) {
      var dates = new DateOrders(register, job.mapping(), table);
      var count = table.rows().peek(dates::see).mapToLong(_ -> 1).sum();
      intake.learn(dates);
      return Math.toIntExact(count);
    }
  }

  private Intake.Listener listener(Ending ending, int total, Watcher watcher) {
    return (counts, news) -> {
      ending.found = findings.add(ending.job.id(), ending.found, news);
      var cancelled = jobs.beat(ending.job.id(), counts, total);
      return watcher.progress(counts, total) && !cancelled;
    };
  }

  private void gone(Register<?> register, Job job, Intake<?> intake, Ending ending) {
    var prefix = Keys.prefix(job.mapping());
    for (var page = known.after(register.kind(), prefix, prefix);
        !page.isEmpty();
        page = known.after(register.kind(), prefix, page.getLast().key())) {
      var gone = new ArrayList<Finding>();
      for (var it : page) {
        if (!intake.saw(it.key())) {
          var label = register.kind().prefix() + "-" + it.number();
          gone.add(
              new Finding(
                  Kind.GONE, 0, 0, label, Spelling.brief(it.key()), Phrase.NOTHING, it.id()));
          ending.tally.gone();
        }
      }
      ending.found = findings.add(job.id(), ending.found, gone);
    }
  }

  private LocalDate today() {
    return LocalDate.ofInstant(jobs.now(), ZoneOffset.UTC);
  }

  private void begin(Job job) {
    if (records.find(Import.KIND, job.id(), AsOf.NOW).isEmpty()) {
      var recording = new Recording<>(job.id(), Import.begun(job), null, null);
      records.write(Import.KIND, List.<Change<Import>>of(recording), via(job.actor()));
    }
  }

  private void end(Ending ending, Detected detected) {
    if (ending.stopped && ending.rehearsal) {
      // Nothing is in: what was counted until then would be read as if it were.
      findings.clear(ending.job.id());
      jobs.end(ending.job.id(), State.UPLOADED, new Tally(), words(detected), "");
      return;
    }
    var state = ending.stopped ? State.CANCELLED : ending.rehearsal ? State.CHECKED : State.DONE;
    settle(
        ending,
        ending.stopped ? Import.Outcome.CANCELLED : Import.Outcome.DONE,
        ending.tally.counts());
    jobs.end(ending.job.id(), state, ending.tally, words(detected), "");
  }

  private void fail(Ending ending, Phrase why) {
    jobs.fail(ending.job.id(), why.kept());
    jobs.find(ending.job.id()).ifPresent(it -> settle(ending, Import.Outcome.FAILED, it.counts()));
  }

  /** Says how much is in: that of the batches that were committed. */
  private Phrase broke(Ending ending, String what) {
    if (ending.rehearsal) {
      return Phrase.of("exchange.broke.look", what);
    }
    var in = jobs.find(ending.job.id()).map(Job::counts).orElse(Report.Counts.NONE);
    return Phrase.of("exchange.broke", what, in.created(), in.changed());
  }

  private void settle(Ending ending, Import.Outcome how, Report.Counts counts) {
    var id = ending.job.id();
    if (!ending.rehearsal) {
      records
          .find(Import.KIND, id, AsOf.NOW)
          .ifPresent(
              it -> {
                var ended = it.content().ended(how, counts);
                records.revise(Import.KIND, id, it.version(), ended, via(ending.job.actor()), null);
              });
    }
  }

  private Report report(Ending ending, Detected detected) {
    var problems = findings.first(ending.job.id(), SHOWN, Kind.ERROR, Kind.WARNING);
    return new Report(
        ending.job.id(),
        ending.tally.counts(),
        ending.tally.survey(),
        ending.stopped,
        detected,
        problems);
  }

  static Actor via(Actor actor) {
    return new Actor(actor.person(), actor.name(), Imports.VIA);
  }

  private static String words(Detected it) {
    var format = Phrases.of(it.format().words());
    var sure = Phrases.of(it.confidence());
    var said =
        it.sheet() == null
            ? Phrase.of("exchange.detected", format, sure)
            : Phrase.of("exchange.detected.sheet", format, sure, it.sheet());
    return said.kept();
  }
}
