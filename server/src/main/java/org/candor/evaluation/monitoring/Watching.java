package org.candor.evaluation.monitoring;

import static org.candor.evaluation.monitoring.MonitoringRegisters.DATA_SOURCES;
import static org.candor.support.evidence.EvidenceRegisters.EVIDENCE;
import static org.candor.systems.SystemsRegisters.AI_SYSTEMS;
import static org.candor.systems.SystemsRegisters.DATA_SETS;
import static org.candor.systems.SystemsRegisters.MODELS;
import static org.candor.web.Messages.text;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.candor.access.Action;
import org.candor.access.Caller;
import org.candor.access.Permissions;
import org.candor.evaluation.monitoring.MonitorCard.Fact;
import org.candor.evaluation.monitoring.MonitorCard.Said;
import org.candor.kernel.PersonId;
import org.candor.measure.Limit;
import org.candor.measure.reading.Numbers;
import org.candor.measure.reading.Titles;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.records.Records;
import org.candor.register.Directory;
import org.candor.register.Register;
import org.candor.support.evidence.Coverable;
import org.candor.support.evidence.Evidence;
import org.candor.web.Messages;
import org.candor.web.Times;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a monitor watches, by what it is decided, when it runs and what rests on it, in words. */
@Component
class Watching {

  private final Named named;
  private final Records records;
  private final Coverable lines;
  private final Permissions permissions;
  private final Directory directory;

  Watching(
      Named named, Records records, Coverable lines, Permissions permissions, Directory directory) {
    this.named = named;
    this.records = records;
    this.lines = lines;
    this.permissions = permissions;
    this.directory = directory;
  }

  /**
   * What is not said has no line.
   *
   * @param next when it runs; null where people ask
   */
  List<Fact> facts(Entry<Monitor> entry, Caller caller, AsOf asOf, @Nullable Instant next) {
    var it = entry.content();
    var facts = new ArrayList<Fact>();
    add(facts, "watches", asked(it));
    add(facts, "rows", rows(it, caller, asOf));
    add(facts, "about", about(it, caller, asOf));
    add(facts, "decides", decides(it));
    add(facts, "when", List.of(Said.of(when(it, next))));
    add(facts, "serves", serves(it));
    add(facts, "evidence", evidence(entry, caller, asOf));
    add(facts, "owner", owner(it.owner()));
    return facts;
  }

  private static void add(List<Fact> facts, String key, List<Said> said) {
    if (!said.isEmpty()) {
      facts.add(new Fact(text("evaluation.card." + key), said));
    }
  }

  private static List<Said> asked(Monitor it) {
    var said = new ArrayList<Said>();
    said.add(Said.of(Labels.question(it.question())));
    Asking.said(it.question(), it.options())
        .forEach(
            (name, values) -> {
              var title = Messages.find("evaluation.begin." + name).orElse(name);
              said.add(Said.of(text("evaluation.card.option", title, String.join(", ", values))));
            });
    return said;
  }

  private List<Said> rows(Monitor it, Caller caller, AsOf asOf) {
    var said = new ArrayList<>(source(it.source(), "evaluation.card.rows.of", caller, asOf));
    if (it.reference() != null) {
      said.addAll(source(it.reference(), "evaluation.card.rows.against", caller, asOf));
    }
    return said;
  }

  private List<Said> source(String label, String key, Caller caller, AsOf asOf) {
    var found = named.find(DATA_SOURCES, label, asOf);
    if (found.isEmpty() || !permissions.may(caller, Action.READ, DATA_SOURCES.path())) {
      return List.of(Said.of(text(key, label)));
    }
    var words = label + " " + Labels.source(found.get().content());
    return List.of(new Said(text(key, words), DATA_SOURCES.href(found.get())));
  }

  private List<Said> about(Monitor it, Caller caller, AsOf asOf) {
    var said = new ArrayList<Said>();
    about(AI_SYSTEMS, it.system(), caller, asOf).ifPresent(said::add);
    about(MODELS, it.model(), caller, asOf).ifPresent(said::add);
    about(DATA_SETS, it.dataSet(), caller, asOf).ifPresent(said::add);
    return said;
  }

  private <R extends Record> Optional<Said> about(
      Register<R> register, @Nullable String label, Caller caller, AsOf asOf) {
    if (label == null) {
      return Optional.empty();
    }
    var found = named.find(register, label, asOf);
    if (found.isEmpty() || !permissions.may(caller, Action.READ, register.path())) {
      return Optional.of(Said.of(label));
    }
    var title = label + " " + register.title(found.get().content());
    return Optional.of(new Said(title, register.href(found.get())));
  }

  /** The numbers that decide with what they keep to; limits on others after them. */
  private static List<Said> decides(Monitor it) {
    var own = Asking.limits(it.limits());
    var said = new ArrayList<Said>();
    if (it.decidedBy().isEmpty()) {
      said.add(Said.of(text("evaluation.card.decides.all")));
    }
    var names = new LinkedHashSet<>(it.decidedBy());
    names.addAll(own.keySet());
    for (var name : names) {
      var limit = own.get(name);
      var words = limit == null ? usual(it, name) : own(it, name, limit);
      said.add(Said.of(words));
    }
    return said;
  }

  private static String usual(Monitor it, String name) {
    var usual = Judgeable.usual(it.question(), name);
    return usual == null
        ? text("evaluation.card.decides.none", Titles.of(name))
        : text("evaluation.card.decides.usual", Titles.of(name), Numbers.limit(usual));
  }

  private static String own(Monitor it, String name, Limit limit) {
    var decides = it.decidedBy().isEmpty() || it.decidedBy().contains(name);
    var key = decides ? "evaluation.card.decides.own" : "evaluation.card.decides.aside";
    return text(key, Titles.of(name), Numbers.limit(limit));
  }

  private static String when(Monitor it, @Nullable Instant next) {
    if (it.paused()) {
      return text("evaluation.card.when.paused");
    }
    var schedule = it.schedule();
    if (schedule == null) {
      return text("evaluation.next.asked");
    }
    var words =
        Messages.find("evaluation.begin." + schedule.strip().toLowerCase(Locale.ROOT))
            .orElseGet(() -> text("evaluation.card.when.cron", schedule));
    return next == null ? words : text("evaluation.card.when.next", words, Times.moment(next));
  }

  private List<Said> serves(Monitor it) {
    var said = new ArrayList<Said>();
    for (var line : it.controls()) {
      var title = lines.find(line).map(item -> item.title()).orElse("");
      said.add(Said.of((line + " " + title).strip()));
    }
    if (it.objective() != null) {
      said.add(Said.of(text("evaluation.card.objective", it.objective())));
    }
    return said.isEmpty() ? List.of(Said.of(text("evaluation.card.serves.none"))) : said;
  }

  /** The piece that Candor made of its last pass, or that there is none. */
  private List<Said> evidence(Entry<Monitor> monitor, Caller caller, AsOf asOf) {
    if (monitor.content().controls().isEmpty()
        || !permissions.may(caller, Action.READ, EVIDENCE.path())) {
      return List.of();
    }
    var key = MonitorKey.of(monitor.id());
    var id = records.byExternalKey(EVIDENCE.kind(), List.of(key)).get(key);
    var found =
        id == null
            ? Optional.<Entry<Evidence>>empty()
            : records.find(EVIDENCE.kind(), id, asOf).filter(it -> !it.retired());
    return found
        .map(it -> List.of(new Said(until(it), EVIDENCE.href(it))))
        .orElseGet(() -> List.of(Said.of(text("evaluation.card.evidence.none"))));
  }

  private static String until(Entry<Evidence> it) {
    var until = it.content().expiresOn();
    return until == null
        ? it.label()
        : text("evaluation.card.evidence.until", it.label(), Times.day(until));
  }

  private List<Said> owner(@Nullable PersonId owner) {
    if (owner == null) {
      return List.of(Said.of(text("evaluation.card.owner.none")));
    }
    return directory.people().stream()
        .filter(it -> Objects.equals(it.id(), owner))
        .map(it -> Said.of(it.name()))
        .findFirst()
        .map(List::of)
        .orElseGet(() -> List.of(Said.of(text("evaluation.told.somebody"))));
  }
}
