package org.candor.exchange;

import static org.candor.web.Messages.text;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.candor.exchange.Tally.Fate;
import org.candor.exchange.Verdict.Changed;
import org.candor.exchange.Verdict.New;
import org.candor.exchange.Verdict.Refused;
import org.candor.exchange.Verdict.Same;
import org.candor.kernel.Actor;
import org.candor.records.Change;
import org.candor.records.Change.Recording;
import org.candor.records.Change.Revising;
import org.candor.records.Ids;
import org.candor.records.KeyReserved;
import org.candor.records.Outcome;
import org.candor.records.Records;
import org.candor.register.Directory;
import org.candor.register.Field;
import org.candor.register.Register;
import org.candor.register.Unfit;
import org.candor.tabular.Detected;
import org.candor.tabular.Limits;
import org.candor.tabular.Reading;
import org.candor.tabular.Row;
import org.candor.tabular.Tables;
import org.candor.web.Phrase;
import org.springframework.transaction.support.TransactionOperations;

/**
 * One passage of a file: read, compared with what is recorded and, unless it is a rehearsal,
 * written, some hundred rows in a transaction. Memory does not grow with the file.
 */
class Intake<R extends Record> {

  private static final int BATCH = 500;
  private static final int BATCH_CHARACTERS = 4 << 20;

  private final Register<R> register;
  private final Mapping mapping;
  private final Records records;
  private final Directory people;
  private final Supplier<Map<String, UUID>> titles;
  private final TransactionOperations transactions;
  private final LocalDate today;
  private final Tally tally = new Tally();

  /** What is to be said about the file as a whole, with its first batch. */
  private final List<Finding> preface = new ArrayList<>();

  private Comparison<R> comparison;

  /** Hears of each batch in the transaction that writes it, and can stop the passage. */
  interface Listener {
    /** Returns false to stop before the next batch. */
    boolean batch(Report.Counts counts, List<Finding> findings);
  }

  /**
   * Where the rows come from and in whose name they are written.
   *
   * @param name of the file as its owner calls it
   */
  record Errand(Path file, String name, Actor actor, boolean rehearsal) {}

  Intake(
      Register<R> register,
      Mapping mapping,
      Records records,
      Directory people,
      Supplier<Map<String, UUID>> titles,
      TransactionOperations transactions,
      LocalDate today) {
    this.today = today;
    this.titles = titles;
    this.register = register;
    this.mapping = mapping;
    this.records = records;
    this.people = people.remembered();
    this.transactions = transactions;
    this.comparison = new Comparison<>(register, records, it -> it, this.people, titles, today);
  }

  Tally tally() {
    return tally;
  }

  /** What the whole file taught before its rows are taken: how its dates are to be read. */
  void learn(DateOrders dates) {
    tally.dates(dates.decided());
    preface.addAll(dates.warnings());
  }

  /** Whether the file has a row about the record with this key. */
  boolean saw(String key) {
    return comparison.saw(key);
  }

  /** Returns what the file was found to be. {@code stopped} hears when the listener stopped it. */
  Detected run(Errand errand, Listener listener, Runnable stopped) {
    try (var table = Tables.open(errand.file(), errand.name(), Limits.STANDARD, reading())) {
      var translator = new Translator(register, mapping, table.columns(), tally, people);
      comparison = new Comparison<>(register, records, translator::columnOf, people, titles, today);
      var rows = table.rows().iterator();
      preface.addAll(missing(translator));
      tally.unused(mapping.unused(table.columns()));
      while (rows.hasNext()) {
        var drafts = next(rows, translator);
        var more = transactions.execute(_ -> step(errand, drafts, listener));
        preface.clear();
        if (!Boolean.TRUE.equals(more)) {
          stopped.run();
          break;
        }
      }
      return table.detected();
    }
  }

  private Reading reading() {
    return mapping.fields().containsKey(Translator.ID)
        ? Reading.AS_DETECTED.unquotingFormulas()
        : Reading.AS_DETECTED;
  }

  private static List<Finding> missing(Translator translator) {
    return translator.missing().stream()
        .map(it -> Finding.warning(0, 1, it, "", Phrase.of("exchange.finding.column")))
        .toList();
  }

  private static List<Draft> next(Iterator<Row> rows, Translator translator) {
    var drafts = new ArrayList<Draft>();
    var characters = 0L;
    while (rows.hasNext() && drafts.size() < BATCH && characters < BATCH_CHARACTERS) {
      var row = rows.next();
      drafts.add(translator.read(row));
      characters += row.cells().stream().mapToInt(it -> it == null ? 0 : it.length()).sum();
    }
    return drafts;
  }

  private boolean step(Errand errand, List<Draft> drafts, Listener listener) {
    var findings = new ArrayList<>(preface);
    var changes = new ArrayList<Change<R>>();
    var behind = new ArrayList<Draft>();
    for (var verdict : comparison.of(drafts)) {
      verdict.draft().findings().forEach(findings::add);
      switch (verdict) {
        case Refused<R> _ -> tally.row(Fate.REFUSED);
        case Same<R> _ -> tally.row(Fate.SAME);
        case New<R> it when reserved(errand, it.draft()) -> {
          tally.row(Fate.REFUSED);
          findings.add(Comparison.error(it.draft(), Translator.EXTERNAL_KEY, Unfit.KEY_RESERVED));
        }
        case New<R> it -> {
          changes.add(new Recording<>(Ids.next(), it.content(), it.draft().key(), why(errand, it)));
          behind.add(it.draft());
        }
        case Changed<R> it -> {
          changes.add(
              new Revising<>(
                  it.before().id(), it.before().version(), it.content(), why(errand, it)));
          behind.add(it.draft());
          findings.addAll(differences(it));
        }
      }
    }
    write(errand, changes, behind, findings);
    findings.forEach(tally::finding);
    return listener.batch(tally.counts(), findings);
  }

  private static boolean reserved(Errand errand, Draft draft) {
    return draft.key() != null && KeyReserved.reserved(draft.key(), errand.actor().via());
  }

  private void write(
      Errand errand, List<Change<R>> changes, List<Draft> behind, List<Finding> findings) {
    if (errand.rehearsal()) {
      changes.forEach(it -> tally.row(it instanceof Recording<R> ? Fate.NEW : Fate.CHANGED));
      return;
    }
    var outcomes = records.write(register.kind(), changes, errand.actor());
    for (int i = 0; i < outcomes.size(); i++) {
      tally.row(fate(outcomes.get(i), changes.get(i), behind.get(i), findings::add));
    }
  }

  /** Refused here means that someone else wrote the same record between comparison and writing. */
  private Fate fate(Outcome<R> outcome, Change<R> change, Draft draft, Consumer<Finding> findings) {
    return switch (outcome) {
      case Outcome.Written<R> _ -> change instanceof Recording<R> ? Fate.NEW : Fate.CHANGED;
      case Outcome.Unchanged<R> _ -> Fate.SAME;
      case Outcome.Refused<R> it -> {
        findings.accept(Comparison.error(draft, "", Unfit.said(it.reason())));
        yield Fate.REFUSED;
      }
    };
  }

  private static List<Finding> differences(Changed<?> changed) {
    var draft = changed.draft();
    return changed.differences().stream()
        .map(it -> Finding.changed(draft.row(), draft.line(), it.kept(), changed.before().id()))
        .toList();
  }

  /** What the record's history says: file, row, and what the file said that could not be kept. */
  private String why(Errand errand, Verdict<R> verdict) {
    var why = new StringBuilder(text("exchange.why", errand.name(), verdict.draft().row()));
    for (var it : verdict.draft().findings()) {
      if (it.leavesOpen()) {
        why.append(text("exchange.why.open", it.column(), it.excerpt()));
      }
    }
    if (verdict instanceof Changed<R> it) {
      var moved = byVerb(it.before().content(), it.content());
      if (!moved.isEmpty()) {
        why.append(text("exchange.why.verb", String.join(", ", moved)));
      }
    }
    return why.toString();
  }

  /** The fields that a verb changes on a page, and that the file has changed without one. */
  private List<String> byVerb(R before, R after) {
    return register.fields().stream()
        .filter(Field::byVerb)
        .filter(it -> !Objects.equals(register.value(before, it), register.value(after, it)))
        .map(it -> Labels.of(register, it))
        .toList();
  }
}
