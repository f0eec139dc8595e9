package org.candor.exchange;

import static org.candor.web.Messages.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.candor.database.Scope;
import org.candor.exchange.Finding.Kind;
import org.candor.exchange.Job.State;
import org.candor.exchange.Passage.Watcher;
import org.candor.kernel.Actor;
import org.candor.records.Ids;
import org.candor.register.Register;
import org.candor.tabular.Limits;
import org.candor.tabular.TableWriter;
import org.candor.tabular.Tables;
import org.candor.tabular.Unreadable;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Brings files into registers: at once for a command, in the background for pages and API. */
@Service
public class Imports implements DisposableBean {

  /** How the ledger says that rows came from a file. */
  public static final String VIA = "import";

  /** The columns of what stayed out, by their keys. */
  private static final List<String> ERRORS =
      List.of("row", "line", "column", "kind", "value", "what");

  private static final System.Logger LOG = System.getLogger(Imports.class.getName());

  private final Jobs jobs;
  private final Findings findings;
  private final Passage passage;
  private final Uploads uploads;
  private final Mappings mappings;
  private final List<Register<?>> registers;
  private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();

  Imports(
      Jobs jobs,
      Findings findings,
      Passage passage,
      Uploads uploads,
      Mappings mappings,
      List<Register<?>> registers) {
    this.jobs = jobs;
    this.findings = findings;
    this.passage = passage;
    this.uploads = uploads;
    this.mappings = mappings;
    this.registers = registers;
  }

  /** Hears how far an import is. */
  public interface ProgressListener {
    /**
     * @return false to stop it; what is in stays in
     */
    boolean progress(Report.Counts counts, int total);
  }

  /**
   * Imports a file while the caller waits. The organization's scope must be open.
   *
   * @param mapping null takes the one that fits the file best
   * @throws Unreadable when the file is no table; then nothing was written
   * @throws Busy when another import into the register is under way
   */
  public <R extends Record> Report run(
      Register<R> register,
      Path file,
      @Nullable Mapping mapping,
      Actor actor,
      boolean rehearsal,
      ProgressListener listener)
      throws IOException {
    var name = Uploads.name(file.getFileName().toString());
    var chosen = mapping != null ? mapping : fitting(register, file, name);
    var id = Ids.next();
    var stored = new Uploads.Stored(file, Files.size(file), Uploads.sha256(file));
    jobs.add(job(id, register, name, stored, false, chosen, actor));
    return pass(register, id, file, rehearsal, listener::progress);
  }

  /**
   * Keeps a file that someone sends, and finds the mapping for it.
   *
   * @throws Unreadable when the file is no table; it is not kept then
   */
  public Job upload(
      Register<?> register,
      String givenName,
      InputStream in,
      @Nullable Mapping mapping,
      Actor actor)
      throws IOException {
    var id = Ids.next();
    var name = Uploads.name(givenName);
    var stored = uploads.store(id, in);
    var known = false;
    try {
      var chosen = mapping != null ? mapping : fitting(register, stored.path(), name);
      jobs.add(job(id, register, name, stored, true, chosen, actor));
      known = true;
      return require(id);
    } finally {
      if (!known) {
        Files.deleteIfExists(stored.path());
      }
    }
  }

  /** Begins to rehearse, or to import, in the background. */
  public void begin(UUID id, boolean rehearsal) {
    var job = require(id);
    if (!job.kept() || !Files.exists(uploads.path(id))) {
      throw new NotHere(text("exchange.file.gone"));
    }
    take(id, rehearsal);
    var scope = Scope.current();
    var path = uploads.path(id);
    var language = LocaleContextHolder.getLocale();
    Runnable work =
        () -> {
          LocaleContextHolder.setLocale(language);
          scope.run(() -> inBackground(register(job.register()), job, path, rehearsal));
        };
    whenCommitted(() -> background.execute(work));
  }

  /** In the background nothing is seen of a transaction that is still under way. */
  private static void whenCommitted(Runnable work) {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      work.run();
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            work.run();
          }
        });
  }

  /** The file of an import is gone, or was never sent. */
  @ResponseStatus(HttpStatus.CONFLICT)
  public static class NotHere extends RuntimeException {
    NotHere(String message) {
      super(message);
    }
  }

  private void inBackground(Register<?> register, Job job, Path path, boolean rehearsal) {
    try {
      passage.run(register, job, path, rehearsal, (_, _) -> true);
    } catch (Unreadable | IllegalArgumentException e) {
      LOG.log(System.Logger.Level.INFO, "Import {0}: {1}", job.id(), e.getMessage());
    }
  }

  /** Gives a job another mapping; it is to be rehearsed again then. */
  public void map(UUID id, Mapping mapping) {
    jobs.map(id, mapping);
  }

  /** What the names of the file's columns suggest, whatever mapping the job has. */
  Mapping suggested(UUID id) {
    var job = require(id);
    try (var table = Tables.open(file(job), job.fileName(), Limits.STANDARD)) {
      return Suggestion.byName(register(job.register()), table.columns());
    }
  }

  /** Stops it before its next batch. What is in stays in. */
  public void cancel(UUID id) {
    jobs.cancel(id);
  }

  public Optional<Job> find(UUID id) {
    return jobs.find(id);
  }

  public Job require(UUID id) {
    return find(id).orElseThrow(() -> new NoSuchImport(id));
  }

  /** There is no import of this id in the organization. */
  @ResponseStatus(HttpStatus.NOT_FOUND)
  public static class NoSuchImport extends RuntimeException {
    NoSuchImport(UUID id) {
      super(text("exchange.none", id));
    }
  }

  /** Newest first. */
  public List<Job> latest() {
    return jobs.latest();
  }

  public List<Finding> findings(UUID id, int limit, Kind... kinds) {
    return findings.first(id, limit, kinds);
  }

  /** Writes what stayed out and what was left open as a CSV table, by row and column. */
  public void errors(UUID id, OutputStream out) throws IOException {
    var heads = ERRORS.stream().map(it -> text("exchange.errors." + it)).toList();
    try (var table = TableWriter.csv(out, heads, true)) {
      findings.each(id, it -> write(table, it), Kind.ERROR, Kind.WARNING);
    }
  }

  private static void write(TableWriter table, Finding it) {
    try {
      table.write(
          List.of(it.row(), it.line(), it.column(), it.kind().name(), it.excerpt(), it.message()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Register<?> register(String path) {
    return registers.stream()
        .filter(it -> it.path().equals(path))
        .findFirst()
        .orElseThrow(() -> new NoSuchRegister(path));
  }

  /** There is no register at this path. */
  @ResponseStatus(HttpStatus.NOT_FOUND)
  public static class NoSuchRegister extends RuntimeException {
    NoSuchRegister(String path) {
      super(text("exchange.register.none", path));
    }
  }

  List<Register<?>> registers() {
    return registers;
  }

  /** The file of a job, for looking at it again. */
  Path file(Job job) {
    return uploads.path(job.id());
  }

  private <R extends Record> Report pass(
      Register<R> register, UUID id, Path file, boolean rehearsal, Watcher watcher) {
    take(id, rehearsal);
    return passage.run(register, require(id), file, rehearsal, watcher);
  }

  private void take(UUID id, boolean rehearsal) {
    if (!jobs.take(id, rehearsal ? State.CHECKING : State.RUNNING)) {
      throw new Busy();
    }
  }

  private Mapping fitting(Register<?> register, Path file, String name) {
    try (var table = Tables.open(file, name, Limits.STANDARD)) {
      return mappings.fitting(register, table.columns());
    }
  }

  private Job job(
      UUID id,
      Register<?> register,
      String name,
      Uploads.Stored stored,
      boolean kept,
      Mapping mapping,
      Actor actor) {
    var now = jobs.now();
    return new Job(
        id,
        register.path(),
        name,
        stored.sha256(),
        stored.bytes(),
        kept,
        mapping,
        Passage.via(actor),
        State.UPLOADED,
        jobs.process(),
        false,
        now,
        null,
        now,
        null,
        Report.Counts.NONE,
        Report.Survey.NONE,
        "",
        "");
  }

  @Override
  public void destroy() {
    background.shutdownNow();
  }
}
