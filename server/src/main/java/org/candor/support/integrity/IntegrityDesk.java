package org.candor.support.integrity;

import static org.candor.web.Messages.text;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.candor.access.Action;
import org.candor.access.Caller;
import org.candor.access.Member;
import org.candor.access.People;
import org.candor.access.Permissions;
import org.candor.access.Ways;
import org.candor.records.AsOf;
import org.candor.records.Discrepancy;
import org.candor.records.Entry;
import org.candor.support.integrity.IntegrityPage.Bar;
import org.candor.support.integrity.IntegrityPage.Past;
import org.candor.support.integrity.IntegrityPage.Row;
import org.candor.web.Messages;
import org.candor.web.Shell;
import org.candor.web.Times;
import org.candor.web.Tone;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts what checks of the ledger found into words for one reader. */
@Component
class IntegrityDesk {

  private static final int CHECKS = 20;

  private final LedgerWatch watch;
  private final LedgerChecks checks;
  private final Permissions permissions;
  private final People people;
  private final Ways ways;

  IntegrityDesk(
      LedgerWatch watch, LedgerChecks checks, Permissions permissions, People people, Ways ways) {
    this.watch = watch;
    this.checks = checks;
    this.permissions = permissions;
    this.people = people;
    this.ways = ways;
  }

  /** What a reader may see of it: values only of registers they may read. */
  Discrepancy told(Discrepancy it, Caller caller) {
    return mayRead(it, caller) ? it : it.discreet();
  }

  private boolean mayRead(Discrepancy it, Caller caller) {
    return it.register() != null && permissions.may(caller, Action.READ, it.register());
  }

  IntegrityPage page(Shell shell, Caller caller, AsOf asOf) {
    var recent = checks.recent(asOf, CHECKS);
    var last = last(recent, caller, asOf);
    var wrong = last.filter(it -> !it.holds());
    var refusal = asOf.past() ? "" : watch.refusal(caller.org()).orElse("");
    return new IntegrityPage(
        shell,
        tone(last, refusal),
        state(last, refusal),
        answer(last, recent),
        asOf.past() ? null : watch.lookedAt(caller.org()).orElse(null),
        refusal,
        asOf.past() ? null : bar(caller),
        !asOf.past() && permissions.may(caller, Action.RECORD, IntegrityRegisters.RESOURCE),
        wrong.isPresent() || !refusal.isEmpty(),
        since(wrong),
        wrong.map(LedgerCheck::problems).orElse(0L),
        wrong
            .map(it -> it.found().stream().map(one -> row(one, caller)).toList())
            .orElse(List.of()),
        past(recent, caller));
  }

  /** Now also what could not be recorded, because the ledger takes nothing. */
  private Optional<LedgerCheck> last(List<Entry<LedgerCheck>> recent, Caller caller, AsOf asOf) {
    return asOf.past() ? recent.stream().findFirst().map(Entry::content) : watch.last(caller.org());
  }

  private static Tone tone(Optional<LedgerCheck> last, String refusal) {
    if (!refusal.isEmpty() || last.filter(it -> !it.holds()).isPresent()) {
      return Tone.BAD;
    }
    return last.isEmpty() ? Tone.UNKNOWN : Tone.GOOD;
  }

  private static String state(Optional<LedgerCheck> last, String refusal) {
    return switch (tone(last, refusal)) {
      case BAD -> text("support.integrity.state.wrong");
      case GOOD -> text("support.integrity.state.holds");
      case WARN, INFO, NEUTRAL, UNKNOWN -> text("support.integrity.state.unknown");
    };
  }

  private static String answer(Optional<LedgerCheck> last, List<Entry<LedgerCheck>> recent) {
    if (last.isEmpty()) {
      return text("support.integrity.answer.never");
    }
    var it = last.get();
    if (it.wrongSince() != null) {
      return text(
          "support.integrity.answer.wrong", it.problems(), it.size(), Times.day(it.wrongSince()));
    }
    var when = recent.isEmpty() ? "" : Times.moment(recent.getFirst().recordedAt());
    return text("support.integrity.answer.holds", it.size(), it.versions(), it.files(), when);
  }

  private static String since(Optional<LedgerCheck> wrong) {
    return wrong
        .map(LedgerCheck::wrongSince)
        .map(Times::day)
        .orElseGet(() -> text("support.integrity.since.then"));
  }

  @Nullable Bar bar(Caller caller) {
    return watch
        .underway(caller.org())
        .map(
            it ->
                new Bar(
                    it.of() == 0
                        ? text("support.integrity.begun")
                        : text("support.integrity.progress", it.done(), it.of()),
                    it.done(),
                    it.of()))
        .orElse(null);
  }

  private Row row(Discrepancy it, Caller caller) {
    var reads = mayRead(it, caller);
    var href = it.register() == null || it.id() == null ? "" : "/" + it.register() + "/" + it.id();
    var label = it.label() == null ? text("support.integrity.itself") : it.label();
    if (it.label() == null || it.field() == null || it.field().equals("sha256")) {
      return new Row(label, open(href, caller), it.discreet().text(), "", "");
    }
    var field = Messages.find(key(it)).orElse(it.field());
    var hidden = reads ? text("support.integrity.nothing") : text("support.integrity.hidden");
    return new Row(
        label,
        open(href, caller),
        text("support.integrity.field", field, Objects.requireNonNull(it.position())),
        it.said() == null ? hidden : shown(it.said(), reads),
        it.found() == null ? hidden : shown(it.found(), reads));
  }

  private static String key(Discrepancy it) {
    return (it.register() + "." + it.field()).replace('/', '.');
  }

  private static String shown(String value, boolean reads) {
    return reads ? value : text("support.integrity.hidden");
  }

  private String open(String href, Caller caller) {
    return !href.isEmpty() && ways.of(caller).test(href) ? href : "";
  }

  private List<Past> past(List<Entry<LedgerCheck>> recent, Caller caller) {
    var names =
        people.members(caller.org()).stream()
            .collect(Collectors.toMap(Member::person, Member::name, (one, _) -> one));
    return recent.stream()
        .map(
            it ->
                past(
                    it,
                    it.recordedBy() == null
                        ? text("support.integrity.by.itself")
                        : names.getOrDefault(it.recordedBy(), "")))
        .toList();
  }

  private static Past past(Entry<LedgerCheck> it, String by) {
    var check = it.content();
    return new Past(
        it.label(),
        it.recordedAt(),
        check.holds() ? Tone.GOOD : Tone.BAD,
        check.holds()
            ? text("support.integrity.state.holds")
            : text("support.integrity.found", check.problems()),
        check.size(),
        check.root(),
        by);
  }
}
