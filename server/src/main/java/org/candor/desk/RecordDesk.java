package org.candor.desk;

import static org.candor.web.Messages.text;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.candor.kernel.Ref;
import org.candor.records.AsOf;
import org.candor.records.Attachment;
import org.candor.records.Companions;
import org.candor.records.Entry;
import org.candor.records.FileStore;
import org.candor.records.Link;
import org.candor.records.NotFound;
import org.candor.records.Records;
import org.candor.register.Field;
import org.candor.register.Register;
import org.candor.register.Registers;
import org.candor.register.Words;
import org.candor.web.Messages;
import org.candor.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where people meet one record: what it says, what stands beside it, how it came to be. */
@Component
class RecordDesk {

  private final Desk desk;
  private final Registers registers;
  private final Records records;
  private final Companions companions;
  private final Histories histories;
  private final FileStore store;
  private final Mentions mentions;
  private final List<Panel> panels;

  RecordDesk(
      Desk desk,
      Registers registers,
      Records records,
      Companions companions,
      Histories histories,
      FileStore store,
      Mentions mentions,
      List<Panel> panels) {
    this.desk = desk;
    this.registers = registers;
    this.records = records;
    this.companions = companions;
    this.histories = histories;
    this.store = store;
    this.mentions = mentions;
    this.panels = panels;
  }

  <R extends Record> Entry<R> find(Register<R> register, UUID id, AsOf asOf) {
    return records
        .find(register.kind(), id, asOf)
        .orElseThrow(() -> new NotFound(text(asOf.past() ? "desk.missing.then" : "desk.missing")));
  }

  <R extends Record> Pages.Showing show(
      Register<R> register,
      UUID id,
      Look look,
      @Nullable Long before,
      @Nullable String draftDone,
      List<Problem> problems) {
    var entry = find(register, id, look.asOf());
    var values = desk.values();
    var ties = ties(entry.ref(), look);
    var comments = companions.comments(entry.ref(), look.asOf());
    var files = companions.attachments(entry.ref(), look.asOf());
    return new Pages.Showing(
        register,
        look,
        id,
        entry.label(),
        name(register, entry, look),
        entry.version(),
        entry.retired(),
        chips(register, entry, values),
        text("desk.recorded", entry.version(), who(entry, values)),
        groups(register, entry, values, look, beside(entry)),
        panels(entry).anyMatch(Panel::folds),
        ties,
        companions.links(entry.ref(), look.asOf()).size() - ties.size(),
        comments.stream()
            .map(
                it ->
                    new Pages.Said(it.id(), who(it, values), it.recordedAt(), it.content().body()))
            .toList(),
        files.stream().map(it -> file(register, id, it, values)).toList(),
        histories.of(register, entry, values, look.asOf(), before),
        panels(entry, look, true),
        panels(entry, look, false),
        desk.mayErase(look),
        draftDone,
        problems);
  }

  static String who(Entry<?> entry, Values values) {
    var by = entry.recordedBy();
    return by == null ? "Candor" : values.name(by);
  }

  /** Its title, and what a room of it adds to a mere code. */
  <R extends Record> String name(Register<R> register, Entry<R> entry, Look look) {
    var title = register.title(entry.content());
    return panels(entry)
        .map(it -> it.name(entry, look))
        .filter(it -> !it.isEmpty())
        .findFirst()
        .map(it -> title + " " + it)
        .orElse(title);
  }

  private Set<String> beside(Entry<?> entry) {
    return panels(entry).flatMap(it -> it.beside(entry).stream()).collect(Collectors.toSet());
  }

  private Stream<Panel> panels(Entry<?> entry) {
    return panels.stream().filter(it -> it.path().equals(entry.kind().path()));
  }

  private List<Content> panels(Entry<?> entry, Look look, boolean leading) {
    var all = new ArrayList<Content>();
    for (var panel : panels(entry).filter(it -> it.leads() == leading).toList()) {
      var content = panel.of(entry, look);
      if (content != null) {
        all.add(content);
      }
    }
    return all;
  }

  /** Where the record stands: what the list shows of its choices. */
  private static <R extends Record> List<String> chips(
      Register<R> register, Entry<R> entry, Values values) {
    return register.listed().stream()
        .filter(it -> it instanceof Field.Choice)
        .flatMap(
            it ->
                values.words(register, it, register.value(entry.content(), it)).stream()
                    .map(word -> chip(Words.label(register, it), word)))
        .toList();
  }

  /** An answer that has the question in it, as "Not needed" has, speaks for itself. */
  static String chip(String label, String word) {
    var speaks = word.toLowerCase(Locale.ROOT).contains(label.toLowerCase(Locale.ROOT));
    return speaks ? word : label + ": " + word;
  }

  private <R extends Record> List<Pages.Group> groups(
      Register<R> register, Entry<R> entry, Values values, Look look, Set<String> beside) {
    var groups = new LinkedHashMap<String, List<Pages.Fact>>();
    var heading = Words.one(register);
    for (var field : register.fields()) {
      heading = Words.heading(register, field).orElse(heading);
      if (beside.contains(field.name())) {
        continue;
      }
      var words = values.words(register, field, register.value(entry.content(), field));
      groups
          .computeIfAbsent(heading, _ -> new ArrayList<>())
          .add(fact(Words.label(register, field), field, words, look));
    }
    return groups.entrySet().stream()
        .map(it -> new Pages.Group(it.getKey(), it.getValue()))
        .toList();
  }

  /** A record that is named by its label is a link with its name. */
  private Pages.Fact fact(String label, Field field, List<String> words, Look look) {
    var mention =
        field instanceof Field.Line && words.size() == 1
            ? mentions.in(words.getFirst(), look)
            : Optional.<Mentions.Mention>empty();
    return mention
        .map(it -> new Pages.Fact(label, List.of(it.words()), false, it.href()))
        .orElseGet(
            () ->
                new Pages.Fact(
                    label,
                    words,
                    field instanceof Field.Paragraph,
                    field instanceof Field.Line ? href(words) : null));
  }

  /** Only what is plainly an address of the web becomes a link. */
  private static @Nullable String href(List<String> words) {
    return words.size() == 1 && words.getFirst().matches("https?://[^\\s\"<>]+")
        ? words.getFirst()
        : null;
  }

  private Pages.File file(Register<?> register, UUID id, Entry<Attachment> it, Values values) {
    var file = it.content();
    return new Pages.File(
        it.id(),
        it.version(),
        file.name(),
        file.mediaType(),
        size(file.size()),
        file.sha256(),
        register.href() + "/" + id + "/files/" + it.id(),
        who(it, values),
        it.recordedAt(),
        !store.holds(file.sha256(), file.size()));
  }

  static String size(long bytes) {
    return bytes < 1_000
        ? text("desk.file.bytes", bytes)
        : bytes < 1_000_000
            ? text("desk.file.kb", (bytes + 999) / 1_000)
            : text("desk.file.mb", (bytes + 99_999) / 100_000 / 10.0);
  }

  /** The links of a record whose other ends the caller may read. */
  private List<Pages.Tied> ties(Ref self, Look look) {
    var links = companions.links(self, look.asOf());
    var byKind =
        links.stream()
            .map(it -> it.content().other(self))
            .collect(Collectors.groupingBy(Ref::kind));
    var ends = new LinkedHashMap<Ref, Entry<?>>();
    byKind.forEach(
        (kind, refs) ->
            registers
                .find(kind)
                .filter(it -> desk.mayRead(look.caller(), it))
                .ifPresent(it -> ends.putAll(entries(it, refs, look.asOf()))));
    return links.stream()
        .filter(it -> ends.containsKey(it.content().other(self)))
        .map(it -> tied(it, self, Objects.requireNonNull(ends.get(it.content().other(self)))))
        .toList();
  }

  private <R extends Record> Map<Ref, Entry<?>> entries(
      Register<R> register, List<Ref> refs, AsOf asOf) {
    var found = new LinkedHashMap<Ref, Entry<?>>();
    records
        .find(register.kind(), refs.stream().map(Ref::id).toList(), asOf)
        .values()
        .forEach(it -> found.put(it.ref(), it));
    return found;
  }

  private Pages.Tied tied(Entry<Link> link, Ref self, Entry<?> other) {
    var register = registers.at(other.kind().path());
    return new Pages.Tied(
        link.id(),
        link.version(),
        relation(link.content().relation()),
        link.content().from().equals(self),
        other.label(),
        title(register, other),
        Words.one(register),
        register.href(other),
        other.retired());
  }

  /** The relations that the product offers have words; others speak for themselves. */
  static String relation(String relation) {
    return Messages.find("desk.relation." + relation).orElse(relation);
  }

  static <R extends Record> String title(Register<R> register, Entry<?> entry) {
    return register.title(register.kind().type().cast(entry.content()));
  }
}
