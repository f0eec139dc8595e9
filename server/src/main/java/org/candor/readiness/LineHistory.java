package org.candor.readiness;

import static org.candor.web.Messages.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.candor.kernel.Ref;
import org.candor.records.AsOf;
import org.candor.records.Comment;
import org.candor.records.Companions;
import org.candor.records.Entry;
import org.candor.records.Fact;
import org.candor.records.Ledger;
import org.candor.web.Happening;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What happened at a line: to what was said of it, and to its evidence and attestations. */
@Component
class LineHistory {

  /** Facts of a page. */
  static final int SHOWN = 40;

  private final Ledger ledger;
  private final Companions companions;

  LineHistory(Ledger ledger, Companions companions) {
    this.ledger = ledger;
    this.companions = companions;
  }

  /**
   * Facts, newest first.
   *
   * @param all how many there are up to the moment looked at
   * @param earlier how many there are before the last of these
   */
  record Leaf(List<Fact> facts, Map<UUID, Entry<?>> entries, long all, long earlier) {

    Leaf {
      facts = List.copyOf(facts);
      entries = Map.copyOf(entries);
    }

    List<Happening> happenings() {
      return facts.stream()
          .map(it -> happening(it, entries.get(it.subject().id()), what(it)))
          .toList();
    }

    /** What a fact is about: the label of a record, or that it is a comment. */
    String what(Fact fact) {
      var entry = entries.get(fact.subject().id());
      return entry == null ? text("readiness.history.comment") : entry.label();
    }
  }

  /**
   * @param about under which comments stand
   * @param before the position that ended the leaf before this one; null begins with the newest
   */
  Leaf of(
      Ref about, List<? extends Entry<?>> records, AsOf asOf, @Nullable Long before, int limit) {
    var entries = new HashMap<UUID, Entry<?>>();
    records.forEach(it -> entries.put(it.id(), it));
    var subjects = new ArrayList<>(companions.family(about));
    subjects.addAll(entries.keySet());
    var facts = ledger.about(subjects, before == null ? asOf : until(asOf, before), limit);
    var earlier =
        facts.size() < limit ? 0 : ledger.countAbout(subjects, until(asOf, facts.getLast().seq()));
    return new Leaf(facts, entries, ledger.countAbout(subjects, asOf), earlier);
  }

  private static AsOf until(AsOf asOf, long before) {
    var last = Math.max(1, before - 1);
    var end = asOf.position();
    return AsOf.position(end == null ? last : Math.min(end, last));
  }

  private static Happening happening(Fact fact, @Nullable Entry<?> entry, String what) {
    return new Happening(
        fact.at(),
        fact.who().isEmpty() ? text("readiness.someone") : fact.who(),
        text("readiness.history." + fact.verb(), what),
        fact.subject().kind().equals(Comment.KIND.path()) ? "message" : "file-certificate",
        fact.why(),
        List.of(),
        entry == null
            ? null
            : "/" + fact.subject().kind() + "/" + fact.subject().id() + "?asOf=" + fact.seq(),
        fact.seq());
  }
}
