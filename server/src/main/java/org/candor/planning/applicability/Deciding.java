package org.candor.planning.applicability;

import static java.util.stream.Collectors.toSet;
import static org.candor.planning.applicability.ApplicabilityRegisters.APPLICABILITY;
import static org.candor.web.Messages.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.candor.kernel.Actor;
import org.candor.records.Change;
import org.candor.records.Entry;
import org.candor.records.Ids;
import org.candor.records.Outcome;
import org.candor.records.Records;
import org.candor.records.Stale;
import org.candor.register.Directory;
import org.candor.register.Form;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Says the same of several controls at once, and of each what became of it. Clause 6.1.3. */
@Service
class Deciding {

  /** What can be said of several at once. */
  static final Set<String> SAYABLE =
      Set.of("needed", "inclusion", "exclusion", "drivers", "declared", "owner", "dueOn");

  private final StatementOfApplicability statement;
  private final Records records;
  private final Directory directory;

  Deciding(StatementOfApplicability statement, Records records, Directory directory) {
    this.statement = statement;
    this.records = records;
    this.directory = directory;
  }

  /**
   * A control as it was when it was chosen.
   *
   * @param seen the version of what the statement said of it; 0 when it said nothing; null for
   *     whatever stands
   */
  record Chosen(String control, @Nullable Integer seen) {

    /** Reads {@code A.5.2:3}. */
    static Chosen of(String text) {
      var colon = text.lastIndexOf(':');
      var digits = text.substring(colon + 1);
      return colon > 0 && digits.matches("\\d{1,9}")
          ? new Chosen(text.substring(0, colon), Integer.valueOf(digits))
          : new Chosen(text, null);
    }
  }

  /** Writes what can be written; the others are refused, each for its own reasons. */
  @Transactional
  List<Decided> say(
      List<Chosen> chosen, Map<String, List<String>> said, @Nullable String why, Actor actor) {
    var current = statement.current(chosen.stream().map(Chosen::control));
    var people = directory.remembered();
    var changes = new LinkedHashMap<String, Change<Applicability>>();
    var decided = new LinkedHashMap<String, Decided>();
    var repeated = repeated(chosen);
    for (var one : chosen) {
      var now = current.get(one.control());
      var form = form(one, said, now, people);
      var content = form.content();
      if (repeated.contains(one.control())) {
        decided.put(one.control(), refused(one, text("planning.soa.refused.repeated"), now));
      } else if (content == null) {
        decided.put(one.control(), refused(one, String.join(" ", form.errors().values()), now));
      } else if (one.seen() != null && one.seen() != (now == null ? 0 : now.version())) {
        decided.put(one.control(), refused(one, text("planning.soa.refused.stale"), now));
      } else {
        changes.put(one.control(), change(now, content, why));
        decided.put(one.control(), refused(one, "", now));
      }
    }
    var outcomes =
        records.write(APPLICABILITY.kind(), new ArrayList<>(changes.values()), actor).iterator();
    changes.keySet().forEach(it -> decided.put(it, decided(it, outcomes.next(), current.get(it))));
    return List.copyOf(decided.values());
  }

  /** Named more than once: nobody can tell which of them was meant. */
  private static Set<String> repeated(List<Chosen> chosen) {
    var seen = new HashSet<String>();
    return chosen.stream().map(Chosen::control).filter(it -> !seen.add(it)).collect(toSet());
  }

  private static Form<Applicability> form(
      Chosen one,
      Map<String, List<String>> said,
      @Nullable Entry<Applicability> now,
      Directory people) {
    var sent = new LinkedHashMap<>(said);
    sent.keySet().retainAll(SAYABLE);
    sent.put("control", List.of(one.control()));
    var before = now == null ? null : now.content();
    var form = Form.read(APPLICABILITY, sent, before, people);
    var content = form.content();
    if (content == null || content.stateless() || said.containsKey("declared")) {
      return form;
    }
    // What is left out loses the state that it was declared to be in.
    sent.put("declared", List.of(""));
    return Form.read(APPLICABILITY, sent, before, people);
  }

  private static Change<Applicability> change(
      @Nullable Entry<Applicability> now, Applicability content, @Nullable String why) {
    return now == null
        ? new Change.Recording<>(Ids.next(), content, null, why)
        : new Change.Revising<>(now.id(), now.version(), content, why);
  }

  private static Decided refused(Chosen one, String why, @Nullable Entry<Applicability> now) {
    return new Decided(one.control(), false, why, now == null ? null : now.version());
  }

  private static Decided decided(
      String control, Outcome<Applicability> outcome, @Nullable Entry<Applicability> now) {
    return switch (outcome) {
      case Outcome.Written<Applicability> it ->
          new Decided(control, true, text("planning.soa.decided"), it.entry().version());
      case Outcome.Unchanged<Applicability> it ->
          new Decided(control, true, text("planning.soa.unchanged"), it.entry().version());
      case Outcome.Refused<Applicability> it ->
          new Decided(
              control,
              false,
              it.reason() instanceof Stale
                  ? text("planning.soa.refused.stale")
                  : String.valueOf(it.reason().getMessage()),
              now == null ? null : now.version());
    };
  }
}
