package org.candor.desk;

import static org.candor.web.Messages.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.candor.records.AsOf;
import org.candor.records.Attachment;
import org.candor.records.Comment;
import org.candor.records.Companions;
import org.candor.records.Entry;
import org.candor.records.Fact;
import org.candor.records.Ledger;
import org.candor.records.Link;
import org.candor.records.Records;
import org.candor.records.Verb;
import org.candor.register.Field;
import org.candor.register.Register;
import org.candor.register.Words;
import org.candor.web.Change;
import org.candor.web.Happening;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What happened to a record and to what stands beside it, newest first, each with its fact. */
@Component
class Histories {

  private static final int LONGEST = 100;

  private final Records records;
  private final Ledger ledger;
  private final Companions companions;

  Histories(Records records, Ledger ledger, Companions companions) {
    this.records = records;
    this.ledger = ledger;
    this.companions = companions;
  }

  /**
   * @param before the position that ended the page shown before this one; null begins with the
   *     newest
   */
  <R extends Record> Pages.History of(
      Register<R> register, Entry<R> entry, Values values, AsOf asOf, @Nullable Long before) {
    var until = before == null ? asOf : until(asOf, before);
    var versions =
        records.versions(register.kind(), entry.id(), until).stream()
            .collect(Collectors.toMap(Entry::version, Function.identity()));
    var family = companions.family(entry.ref());
    var facts = ledger.about(family, until, LONGEST);
    return new Pages.History(
        facts.stream().map(it -> happening(register, it, versions, values)).toList(),
        facts.size() < LONGEST
            ? null
            : earlier(register.href(entry), family, facts.getLast().seq()),
        before == null ? null : register.href(entry) + "#history");
  }

  private Pages.@Nullable Remark earlier(String href, List<UUID> family, long oldest) {
    var earlier = ledger.countAbout(family, until(AsOf.NOW, oldest));
    return earlier == 0
        ? null
        : new Pages.Remark(
            text("desk.history.earlier", earlier), href + "?before=" + oldest + "#history");
  }

  private static AsOf until(AsOf asOf, long before) {
    var last = Math.max(1, before - 1);
    return AsOf.position(asOf.position() == null ? last : Math.min(asOf.position(), last));
  }

  private static <R extends Record> Happening happening(
      Register<R> register, Fact fact, Map<Integer, Entry<R>> versions, Values values) {
    var own = fact.subject().kind().equals(register.path());
    var after = own ? versions.get(fact.version()) : null;
    var before = own ? versions.get(fact.version() - 1) : null;
    return new Happening(
        fact.at(),
        fact.who().isEmpty() ? text("desk.someone") : fact.who(),
        text("desk.history." + noun(fact) + "." + fact.verb()),
        icon(fact),
        fact.why(),
        before == null || after == null ? List.of() : changes(register, before, after, values),
        own ? register.href() + "/" + fact.subject().id() + "?asOf=" + fact.seq() : null,
        fact.seq());
  }

  private static String noun(Fact fact) {
    var kind = fact.subject().kind();
    return kind.equals(Link.KIND.path())
        ? "link"
        : kind.equals(Comment.KIND.path())
            ? "comment"
            : kind.equals(Attachment.KIND.path()) ? "file" : "record";
  }

  private static String icon(Fact fact) {
    return switch (noun(fact)) {
      case "link" -> "link";
      case "comment" -> "message";
      case "file" -> "paperclip";
      default -> icon(fact.verb());
    };
  }

  private static String icon(Verb verb) {
    return switch (verb) {
      case FOUNDED, RECORDED -> "plus";
      case REVISED -> "pencil";
      case RETIRED -> "archive";
      case RESTORED -> "restore";
      case ERASED -> "eraser";
    };
  }

  /** What one version says and the other does not, field by field. */
  static <R extends Record> List<Change> changes(
      Register<R> register, Entry<R> before, Entry<R> after, Values values) {
    var changes = new ArrayList<Change>();
    for (var field : register.fields()) {
      var old = words(register, before.content(), field, values);
      var now = words(register, after.content(), field, values);
      if (!old.equals(now)) {
        changes.add(new Change(Words.label(register, field), old, now));
      }
    }
    return changes;
  }

  static <R extends Record> String words(
      Register<R> register, @Nullable R content, Field field, Values values) {
    return content == null
        ? ""
        : String.join(", ", values.words(register, field, register.value(content, field)));
  }
}
