package org.candor.exchange;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.candor.exchange.Verdict.Changed;
import org.candor.exchange.Verdict.Difference;
import org.candor.exchange.Verdict.New;
import org.candor.exchange.Verdict.Refused;
import org.candor.exchange.Verdict.Same;
import org.candor.kernel.PersonId;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.records.Records;
import org.candor.register.Directory;
import org.candor.register.Field;
import org.candor.register.Form;
import org.candor.register.Register;
import org.candor.web.Phrase;
import org.jspecify.annotations.Nullable;

/**
 * Sets the rows of a file beside what is recorded.
 *
 * <p>A field that the mapping does not mention keeps what the record says, and so does a field that
 * is a constant of the mapping: the file knows nothing about either.
 */
class Comparison<R extends Record> {

  private final Register<R> register;
  private final Records records;
  private final UnaryOperator<String> columnOf;
  private final Directory people;
  private final Supplier<Map<String, UUID>> titles;
  private final LocalDate today;

  /** Fields that a verb dates, by the field that holds the day. */
  private final Map<Field, Field> days = new LinkedHashMap<>();

  private final Set<Long> seen = new HashSet<>();

  /**
   * @param titles records by titles that stand once in the register; empty where they need not
   * @param today since when a stage holds of which the file says only that it is another one
   */
  Comparison(
      Register<R> register,
      Records records,
      UnaryOperator<String> columnOf,
      Directory people,
      Supplier<Map<String, UUID>> titles,
      LocalDate today) {
    this.titles = titles;
    this.today = today;
    register.fields().forEach(it -> register.field(it.since()).ifPresent(day -> days.put(day, it)));
    this.register = register;
    this.records = records;
    this.columnOf = columnOf;
    this.people = people;
  }

  /** Whether the file has a row about the record with this key. */
  boolean saw(String key) {
    return seen.contains(Keys.brief(key));
  }

  List<Verdict<R>> of(List<Draft> drafts) {
    var ids = new HashMap<String, UUID>();
    var keys = drafts.stream().flatMap(it -> java.util.stream.Stream.ofNullable(it.key())).toList();
    ids.putAll(records.byExternalKey(register.kind(), keys));
    titled(drafts).forEach(ids::putIfAbsent);
    var wanted = new HashSet<>(ids.values());
    drafts.stream().flatMap(it -> java.util.stream.Stream.ofNullable(it.id())).forEach(wanted::add);
    var entries = records.find(register.kind(), List.copyOf(wanted), AsOf.NOW);
    return drafts.stream().map(it -> judge(it, ids, entries)).toList();
  }

  /** Records that rows mean by their title, under the keys of these rows. */
  private Map<String, UUID> titled(List<Draft> drafts) {
    var known = titles.get();
    var found = new HashMap<String, UUID>();
    for (var draft : known.isEmpty() ? List.<Draft>of() : drafts) {
      var title = draft.sent().getOrDefault(register.listed().getFirst().name(), List.of());
      var id = title.isEmpty() ? null : known.get(title.getFirst().strip());
      if (id != null && draft.key() != null) {
        found.put(draft.key(), id);
      }
    }
    return found;
  }

  private Verdict<R> judge(Draft draft, Map<String, UUID> ids, Map<UUID, Entry<R>> entries) {
    var identity = draft.id() != null ? draft.id().toString() : draft.key();
    var repeated = identity != null && !seen.add(Keys.brief(identity));
    if (!draft.sound()) {
      return new Refused<>(draft);
    }
    if (repeated) {
      return refused(draft, "", Phrase.of("exchange.finding.repeated"));
    }
    var id = draft.id() != null ? draft.id() : draft.key() == null ? null : ids.get(draft.key());
    var before = id == null ? null : entries.get(id);
    if (before == null) {
      return draft.id() == null
          ? fresh(draft)
          : refused(draft, Translator.ID, Phrase.of("exchange.finding.unknown"));
    }
    return before.retired()
        ? refused(draft, "", Phrase.of("exchange.finding.retired", before.label()))
        : known(draft, before);
  }

  private Verdict<R> fresh(Draft read) {
    var draft = withoutStrangers(read, null);
    var sent = new LinkedHashMap<>(draft.constants());
    sent.putAll(draft.sent());
    var form = Form.read(register, sent, null, people);
    var content = form.content();
    return content == null ? refused(draft, form) : new New<>(draft, content);
  }

  private Verdict<R> known(Draft read, Entry<R> before) {
    var draft = dated(withoutStrangers(read, before.content()), before.content());
    var form = Form.read(register, draft.sent(), before.content(), people);
    var content = form.content();
    if (content == null) {
      return refused(draft, form);
    }
    if (content.equals(before.content())) {
      return new Same<>(draft, before);
    }
    if (draft.version() != null && draft.version() != before.version()) {
      return refused(
          draft,
          Translator.VERSION,
          Phrase.of("exchange.finding.stale", before.label(), before.version(), draft.version()));
    }
    return new Changed<>(draft, before, content, differences(before.content(), content));
  }

  /**
   * What a verb changes on a page, a file may change as well: it tells how things are outside. The
   * day that the verb would have asked for is then the one that the file says, or else today; the
   * day of what held before would be wrong.
   */
  private Draft dated(Draft draft, R before) {
    var sent = new LinkedHashMap<>(draft.sent());
    days.forEach(
        (day, field) -> {
          if (moved(draft, before, field) && !moved(draft, before, day)) {
            sent.put(day.name(), List.of(today.toString()));
          }
        });
    return sent.equals(draft.sent()) ? draft : draft.saying(sent);
  }

  /** Whether the row says something else in a field than the record. */
  private boolean moved(Draft draft, R before, Field field) {
    var said = draft.sent().get(field.name());
    return said != null && !said.equals(Form.of(register, before).typed(field));
  }

  /** Leaves open who is nobody of this organization, unless the record names them already. */
  private Draft withoutStrangers(Draft draft, @Nullable R before) {
    var sent = new LinkedHashMap<>(draft.sent());
    var findings = new ArrayList<Finding>();
    for (var field : register.fields()) {
      var said = draft.sent().getOrDefault(field.name(), List.of());
      if (field instanceof Field.Someone && !said.isEmpty()) {
        var who = (PersonId) field.parse(said);
        var known = before != null && who.equals(register.value(before, field));
        if (!known && !people.knows(who)) {
          sent.remove(field.name());
          var column = columnOf.apply(field.name());
          findings.add(
              Finding.warning(
                  draft.row(), draft.line(), column, said.getFirst(), Naming.unknown()));
        }
      }
    }
    return findings.isEmpty() ? draft : draft.saying(sent).with(findings);
  }

  private List<Difference> differences(R before, R after) {
    var old = Form.of(register, before);
    var now = Form.of(register, after);
    var differences = new ArrayList<Difference>();
    for (var field : register.fields()) {
      if (!old.typed(field).equals(now.typed(field))) {
        differences.add(
            new Difference(
                Labels.named(register, field),
                Labels.named(register, field, old.typed(field)),
                Labels.named(register, field, now.typed(field))));
      }
    }
    return differences;
  }

  private Refused<R> refused(Draft draft, Form<R> form) {
    var findings = new ArrayList<Finding>();
    form.said()
        .forEach(
            (field, why) ->
                findings.add(error(draft, field.isEmpty() ? "" : columnOf.apply(field), why)));
    return new Refused<>(draft.with(findings));
  }

  private Refused<R> refused(Draft draft, String column, Phrase why) {
    return new Refused<>(draft.with(List.of(error(draft, column, why))));
  }

  static Finding error(Draft draft, @Nullable String column, Phrase why) {
    return Finding.error(
        draft.row(), draft.line(), column == null ? "" : column, draft.title(), why);
  }
}
