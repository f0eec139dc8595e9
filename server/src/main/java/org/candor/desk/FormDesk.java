package org.candor.desk;

import static org.candor.web.Messages.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.records.Objected;
import org.candor.records.Records;
import org.candor.records.Stale;
import org.candor.register.Field;
import org.candor.register.Form;
import org.candor.register.Register;
import org.candor.register.Words;
import org.candor.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** Where people write a record: new, revised, or merged with what someone faster saved. */
@Component
class FormDesk {

  private final Desk desk;
  private final RecordDesk recordDesk;
  private final Records records;
  private final List<Suggestions> suggestions;

  FormDesk(Desk desk, RecordDesk recordDesk, Records records, List<Suggestions> suggestions) {
    this.suggestions = suggestions;
    this.desk = desk;
    this.recordDesk = recordDesk;
    this.records = records;
  }

  /** What became of a form: written, or a page that says why not. */
  sealed interface Result {
    record Written(Entry<?> entry) implements Result {}

    record Again(Pages.Editing page) implements Result {}

    record Merge(Pages.Merging page) implements Result {}
  }

  /**
   * @param suggested what the address proposes, field by field: it is typed already, not recorded
   */
  <R extends Record> Pages.Editing blank(
      Register<R> register, Look look, Map<String, List<String>> suggested) {
    return editing(register, look, Form.blank(register, suggested), null, "");
  }

  <R extends Record> Pages.Editing edit(Register<R> register, Look look, UUID id) {
    var entry = recordDesk.find(register, id, AsOf.NOW);
    return editing(register, look, Form.of(register, entry.content()), entry, "");
  }

  <R extends Record> Result record(
      Register<R> register, Look look, MultiValueMap<String, String> sent) {
    var form = Form.read(register, sent, null, desk.directory());
    var why = why(sent);
    var content = form.content();
    if (content == null) {
      return new Result.Again(editing(register, look, form, null, why));
    }
    try {
      return new Result.Written(
          records.record(register.kind(), content, null, look.caller().actor(), orNull(why)));
    } catch (Objected it) {
      return new Result.Again(editing(register, look, objected(form, it), null, why));
    }
  }

  <R extends Record> Result revise(
      Register<R> register, Look look, UUID id, int seen, MultiValueMap<String, String> sent) {
    var now = recordDesk.find(register, id, AsOf.NOW);
    var why = why(sent);
    var form = Form.read(register, writable(register, sent), now.content(), desk.directory());
    if (Merge.unsettled(register, sent) || now.version() != seen) {
      return new Result.Merge(merging(register, look, now, seen, sent, why));
    }
    var content = form.content();
    if (content == null) {
      return new Result.Again(editing(register, look, form, now, why));
    }
    try {
      return new Result.Written(
          records.revise(register.kind(), id, seen, content, look.caller().actor(), orNull(why)));
    } catch (Objected it) {
      return new Result.Again(editing(register, look, objected(form, it), now, why));
    } catch (Stale _) {
      var faster = recordDesk.find(register, id, AsOf.NOW);
      return faster.version() == seen
          ? new Result.Again(retired(register, look, form, faster, why))
          : new Result.Merge(merging(register, look, faster, seen, sent, why));
    }
  }

  /** What a form may change: not what verbs change, nor what was left to the other side. */
  private static Map<String, List<String>> writable(
      Register<?> register, MultiValueMap<String, String> sent) {
    var kept = Merge.settled(register, sent);
    register.fields().stream().filter(Field::byVerb).forEach(it -> kept.remove(it.name()));
    return kept;
  }

  private static String why(MultiValueMap<String, String> sent) {
    return Objects.requireNonNullElse(sent.getFirst("why"), "").strip();
  }

  static @Nullable String orNull(String why) {
    return why.isEmpty() ? null : why;
  }

  private static <R extends Record> Form<R> objected(Form<R> form, Objected why) {
    var errors = new LinkedHashMap<String, String>();
    why.objections().forEach(it -> errors.merge(it.field(), it.message(), (a, b) -> a + " " + b));
    return form.refused(errors);
  }

  private <R extends Record> Pages.Editing retired(
      Register<R> register, Look look, Form<R> form, Entry<R> entry, String why) {
    var errors = new HashMap<>(form.errors());
    errors.put(Form.WHOLE, text("desk.form.retired"));
    return editing(register, look, form.refused(errors), entry, why);
  }

  private <R extends Record> Pages.Editing editing(
      Register<R> register, Look look, Form<R> form, @Nullable Entry<R> entry, String why) {
    var fields =
        register.fields().stream()
            .filter(it -> entry == null ? !it.onlyByVerb() : !it.byVerb())
            .toList();
    return new Pages.Editing(
        register,
        look,
        entry == null
            ? text("desk.new", Words.one(register))
            : entry.label() + " " + recordDesk.name(register, entry, look),
        entry == null ? register.href() : register.href(entry),
        entry == null ? register.href() : register.href(entry),
        draft(register, entry),
        entry == null ? 0 : entry.version(),
        why,
        problems(register, form),
        new Inputs(register, desk.people(), suggestions).groups(form, fields));
  }

  static String draft(Register<?> register, @Nullable Entry<?> entry) {
    return entry == null ? register.path() : register.path() + "/" + entry.id();
  }

  private static List<Problem> problems(Register<?> register, Form<?> form) {
    var problems = new ArrayList<Problem>();
    form.errors()
        .forEach(
            (name, message) ->
                problems.add(
                    register
                        .field(name)
                        .map(it -> new Problem(name, Words.label(register, it), message))
                        .orElse(new Problem("", "", message))));
    return problems;
  }

  /**
   * @param seen the version the form was opened on; what a merge began with goes before it
   */
  private <R extends Record> Pages.Merging merging(
      Register<R> register,
      Look look,
      Entry<R> now,
      int seen,
      MultiValueMap<String, String> sent,
      String why) {
    var again = Merge.unsettled(register, sent);
    var began = again ? Merge.started(sent, seen) : seen;
    var started =
        records.versions(register.kind(), now.id(), AsOf.NOW).stream()
            .filter(it -> it.version() == began)
            .findFirst()
            .orElse(now);
    var values = desk.values();
    var typed = again ? Merge.typed(register, sent) : Merge.settled(register, sent);
    var merge =
        new Merge<>(
            register,
            Form.of(register, started.content()),
            Form.of(register, now.content()),
            Form.read(register, typed, now.content(), desk.directory()),
            sent,
            values);
    return new Pages.Merging(
        register,
        look,
        now.label() + " " + recordDesk.name(register, now, look),
        register.href(now),
        register.href(now),
        draft(register, now),
        started.version(),
        now.version(),
        why,
        RecordDesk.who(now, values),
        now.recordedAt(),
        merge.conflicts(),
        merge.theirChanges(),
        merge.myChanges(),
        merge.carried());
  }
}
