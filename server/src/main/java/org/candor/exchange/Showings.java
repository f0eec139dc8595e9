package org.candor.exchange;

import static org.candor.web.Messages.text;

import java.nio.file.Files;
import java.util.List;
import org.candor.access.Caller;
import org.candor.exchange.Finding.Kind;
import org.candor.exchange.ImportPages.Cell;
import org.candor.exchange.ImportPages.Line;
import org.candor.exchange.ImportPages.Listing;
import org.candor.exchange.ImportPages.Sending;
import org.candor.exchange.ImportPages.Showing;
import org.candor.exchange.ImportPages.Table;
import org.candor.exchange.ImportPages.Trouble;
import org.candor.exchange.Job.State;
import org.candor.register.Directory;
import org.candor.web.Option;
import org.candor.web.Shell;
import org.candor.web.Times;
import org.candor.web.Tone;
import org.springframework.stereotype.Component;

/** Puts the pages of the room into words. */
@Component
class Showings {

  private static final int SHOWN = 30;

  private final Imports imports;
  private final ImportDesk desk;
  private final MappingSheet sheet;
  private final Directory people;

  Showings(Imports imports, ImportDesk desk, MappingSheet sheet, Directory people) {
    this.imports = imports;
    this.desk = desk;
    this.sheet = sheet;
    this.people = people;
  }

  Listing list(Shell shell, Caller caller) {
    var lines =
        imports.latest().stream()
            .filter(it -> desk.mayRead(caller, it.register()) && by(shell, it))
            .map(
                it ->
                    new Line(
                        ImportController.AT + "/" + it.id(),
                        it.fileName(),
                        Labels.of(imports.register(it.register())),
                        state(it),
                        tone(it),
                        Times.moment(it.createdAt()),
                        it.actor().name(),
                        answer(it)))
            .toList();
    var may = shell.past() == null && desk.mayImport(caller, ExchangeConfiguration.PATH);
    return new Listing(shell, lines, may);
  }

  /** Whether the import had been sent by the moment that is shown. */
  private static boolean by(Shell shell, Job job) {
    var past = shell.past();
    return past == null || !job.createdAt().isAfter(past.moment());
  }

  Sending sending(Shell shell, Caller caller, String chosen, String problem) {
    var registers =
        imports.registers().stream()
            .filter(it -> desk.mayImport(caller, it.path()))
            .map(it -> new Option(it.path(), Labels.of(it), it.path().equals(chosen)))
            .toList();
    return new Sending(shell, registers, problem);
  }

  Showing of(Shell shell, Caller caller, Job job, String problem) {
    var register = imports.register(job.register());
    var may = shell.past() == null && desk.mayImport(caller, job.register());
    var file = imports.file(job);
    var open = may && job.kept() && !job.working() && Files.exists(file);
    var correctable = open && job.state() != State.DONE && job.state() != State.INTERRUPTED;
    var preview =
        correctable && job.state() != State.FAILED
            ? ImportPreview.of(register, job, file, people)
            : null;
    return new Showing(
        shell,
        job,
        Labels.of(register),
        state(job),
        tone(job),
        answer(job),
        numbers(job),
        may,
        preview == null ? null : sheet.of(register, job, preview.columns()),
        preview == null ? null : new Table(preview.notices(), preview.heads(), preview.rows()),
        imports.findings(job.id(), SHOWN, Kind.ERROR, Kind.WARNING),
        imports.findings(job.id(), SHOWN, Kind.CHANGED),
        imports.findings(job.id(), SHOWN, Kind.GONE),
        troubles(job),
        problem);
  }

  static String state(Job job) {
    return text("exchange.state." + job.state().name());
  }

  private static Tone tone(Job job) {
    return switch (job.state()) {
      case DONE -> job.counts().refused() > 0 ? Tone.WARN : Tone.GOOD;
      case FAILED -> Tone.BAD;
      case INTERRUPTED, CANCELLED -> Tone.WARN;
      case CHECKING, RUNNING -> Tone.INFO;
      case UPLOADED, CHECKED -> Tone.NEUTRAL;
    };
  }

  static String answer(Job job) {
    var it = job.counts();
    return switch (job.state()) {
      case CHECKED ->
          text(
              "exchange.would",
              it.created(),
              it.changed(),
              it.same(),
              it.refused(),
              it.gone(),
              it.warnings());
      case DONE ->
          text("exchange.did", it.created(), it.changed(), it.same(), it.refused(), it.warnings());
      case CANCELLED, INTERRUPTED ->
          text("exchange.stopped", it.created(), it.changed(), it.read());
      case FAILED -> job.message();
      case UPLOADED -> text("exchange.waiting");
      case CHECKING, RUNNING -> state(job);
    };
  }

  private static List<Cell> numbers(Job job) {
    var it = job.counts();
    return List.of(
        cell("exchange.created", it.created(), Tone.GOOD),
        cell("exchange.changed", it.changed(), Tone.INFO),
        cell("exchange.same", it.same(), Tone.NEUTRAL),
        cell("exchange.refused", it.refused(), it.refused() > 0 ? Tone.BAD : Tone.NEUTRAL),
        cell("exchange.warnings", it.warnings(), it.warnings() > 0 ? Tone.WARN : Tone.NEUTRAL),
        cell("exchange.gone", it.gone(), it.gone() > 0 ? Tone.WARN : Tone.NEUTRAL));
  }

  private static Cell cell(String key, int count, Tone tone) {
    return new Cell(text(key), text("exchange.number", count), tone);
  }

  private static List<Trouble> troubles(Job job) {
    return job.survey().columns().entrySet().stream()
        .map(it -> new Trouble(it.getKey(), it.getValue().errors(), it.getValue().warnings()))
        .toList();
  }
}
