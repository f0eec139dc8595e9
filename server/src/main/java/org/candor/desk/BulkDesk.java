package org.candor.desk;

import static org.candor.web.Messages.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.candor.records.AsOf;
import org.candor.records.Change;
import org.candor.records.Entry;
import org.candor.records.NotFound;
import org.candor.records.Outcome;
import org.candor.records.Records;
import org.candor.records.Stale;
import org.candor.register.Field;
import org.candor.register.Form;
import org.candor.register.Register;
import org.candor.register.Unfit;
import org.candor.register.Words;
import org.candor.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where people change many records at once, and learn of each what became of it. */
@Component
class BulkDesk {

  private final Desk desk;
  private final Records records;

  BulkDesk(Desk desk, Records records) {
    this.desk = desk;
    this.records = records;
  }

  /** A record as it was when it was chosen. */
  private record Chosen(UUID id, int version) {
    static Chosen of(String text) {
      var parts = text.split(":", 2);
      if (parts.length < 2 || !parts[1].matches("\\d{1,9}")) {
        throw new NotFound(text("desk.missing"));
      }
      return new Chosen(uuid(parts[0]), Integer.parseInt(parts[1]));
    }

    private static UUID uuid(String text) {
      try {
        return UUID.fromString(text);
      } catch (IllegalArgumentException _) {
        throw new NotFound(text("desk.missing"));
      }
    }

    String token() {
      return id + ":" + version;
    }
  }

  /** What was chosen and what shall be done with it; nothing is written yet. */
  <R extends Record> Pages.Bulk ask(
      Register<R> register,
      Look look,
      @Nullable Field field,
      List<String> typed,
      List<String> rows,
      String why,
      String back,
      @Nullable String error) {
    var problems = new ArrayList<Problem>();
    if (rows.isEmpty()) {
      problems.add(new Problem("", "", text("desk.bulk.none")));
    }
    if (error != null && field != null) {
      problems.add(new Problem(field.name(), Words.label(register, field), error));
    }
    var chosen = rows.stream().map(Chosen::of).toList();
    return page(register, look, field, typed, error, chosen, Map.of(), problems, why, null, back);
  }

  /** Gives one field the same value in each record. */
  <R extends Record> Pages.Bulk revise(
      Register<R> register,
      Look look,
      Field field,
      List<String> typed,
      List<String> rows,
      String why,
      String back) {
    var people = desk.directory().remembered();
    var probe = Form.read(register, Map.of(field.name(), typed), null, people).error(field);
    if (probe != null) {
      return ask(register, look, field, typed, rows, why, back, probe);
    }
    var chosen = rows.stream().map(Chosen::of).toList();
    var now = records.find(register.kind(), chosen.stream().map(Chosen::id).toList(), AsOf.NOW);
    var changes = new ArrayList<Change<R>>();
    var said = new LinkedHashMap<UUID, Said>();
    for (var one : chosen) {
      var entry = now.get(one.id());
      if (entry != null) {
        var form = Form.read(register, Map.of(field.name(), typed), entry.content(), people);
        var content = form.content();
        if (content == null) {
          said.put(one.id(), new Said(String.join(" ", form.errors().values()), false));
        } else {
          changes.add(
              new Change.Revising<>(one.id(), one.version(), content, FormDesk.orNull(why)));
        }
      }
    }
    return write(register, look, field, typed, chosen, changes, said, why, back);
  }

  <R extends Record> Pages.Bulk retire(
      Register<R> register, Look look, List<String> rows, String why, String back) {
    var chosen = rows.stream().map(Chosen::of).toList();
    var changes = new ArrayList<Change<R>>();
    chosen.forEach(
        it -> changes.add(new Change.Retiring<>(it.id(), it.version(), FormDesk.orNull(why))));
    return write(
        register, look, null, List.of(), chosen, changes, new LinkedHashMap<>(), why, back);
  }

  /** What is said of a record, and whether it is good. */
  private record Said(String words, boolean good) {}

  private <R extends Record> Pages.Bulk write(
      Register<R> register,
      Look look,
      @Nullable Field field,
      List<String> typed,
      List<Chosen> chosen,
      List<Change<R>> changes,
      Map<UUID, Said> said,
      String why,
      String back) {
    var outcomes = records.write(register.kind(), changes, look.caller().actor());
    for (int i = 0; i < changes.size(); i++) {
      said.put(id(changes.get(i)), said(outcomes.get(i)));
    }
    var good = said.values().stream().filter(Said::good).count();
    var done = text("desk.bulk.done", good, chosen.size() - good);
    return page(register, look, field, typed, null, chosen, said, List.of(), why, done, back);
  }

  private static UUID id(Change<?> change) {
    return switch (change) {
      case Change.Recording<?> it -> it.id();
      case Change.Revising<?> it -> it.id();
      case Change.Retiring<?> it -> it.id();
      case Change.Restoring<?> it -> it.id();
    };
  }

  private static Said said(Outcome<?> outcome) {
    return switch (outcome) {
      case Outcome.Written<?> _ -> new Said(text("desk.bulk.written"), true);
      case Outcome.Unchanged<?> _ -> new Said(text("desk.bulk.unchanged"), true);
      case Outcome.Refused<?> it ->
          new Said(
              it.reason() instanceof Stale
                  ? text("desk.bulk.stale")
                  : Unfit.said(it.reason()).text(),
              false);
    };
  }

  private <R extends Record> Pages.Bulk page(
      Register<R> register,
      Look look,
      @Nullable Field field,
      List<String> typed,
      @Nullable String error,
      List<Chosen> chosen,
      Map<UUID, Said> said,
      List<Problem> problems,
      String why,
      @Nullable String done,
      String back) {
    var now = records.find(register.kind(), chosen.stream().map(Chosen::id).toList(), AsOf.NOW);
    var values = field == null ? new Values(Map.of()) : desk.values(List.of(field));
    var rows = new ArrayList<Pages.BulkRow>();
    for (var one : chosen) {
      var entry = now.get(one.id());
      if (entry != null) {
        rows.add(row(register, one, entry, field, values, said.get(one.id())));
      }
    }
    return new Pages.Bulk(
        register,
        look,
        field,
        field == null ? text("desk.retire") : Words.label(register, field),
        field == null
            ? null
            : new Inputs(register, desk.people(), List.of())
                .control(field, typed, error == null ? "" : error),
        rows,
        problems,
        why,
        done,
        Address.read(register.href(), back).toString());
  }

  private static <R extends Record> Pages.BulkRow row(
      Register<R> register,
      Chosen one,
      Entry<R> entry,
      @Nullable Field field,
      Values values,
      @Nullable Said said) {
    return new Pages.BulkRow(
        one.token(),
        entry.label(),
        register.title(entry.content()),
        register.href(entry),
        field == null
            ? List.of()
            : values.words(register, field, register.value(entry.content(), field)),
        said == null ? "" : said.words(),
        said == null || said.good());
  }
}
