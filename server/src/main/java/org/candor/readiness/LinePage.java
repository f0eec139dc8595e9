package org.candor.readiness;

import static org.candor.web.Messages.text;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.candor.catalog.Item;
import org.candor.readiness.Pointing.Pointer;
import org.candor.records.Comment;
import org.candor.records.Entry;
import org.candor.support.evidence.Backings.Lack;
import org.candor.support.evidence.Coverable;
import org.candor.support.evidence.Evidence;
import org.candor.web.Happening;
import org.candor.web.Option;
import org.candor.web.Problem;
import org.candor.web.Shell;
import org.jspecify.annotations.Nullable;

/**
 * One line: what it asks for, where the organization stands, and all that bears on it.
 *
 * @param path the clauses above it, from the top
 * @param licensed their words and its own, where the organization holds them
 * @param names of the exceptions, by finding
 * @param hollow evidence with nothing behind it
 * @param pointers tasks that serve it, and what the statement says of it
 * @param open whether a page is open to the visitor
 * @param may what the page offers
 * @param typed what was typed into a form that was refused
 */
public record LinePage(
    Shell shell,
    Position position,
    Standing standing,
    List<Item> path,
    List<Words> licensed,
    Map<String, List<Report.Exempt>> names,
    List<Entry<Evidence>> evidence,
    Map<UUID, Lack> hollow,
    List<Entry<Attestation>> attestations,
    List<Related> related,
    List<Pointer> pointers,
    List<Said> comments,
    History history,
    Predicate<String> open,
    May may,
    Typed typed,
    List<Problem> problems,
    @Nullable Item previous,
    @Nullable Item next) {

  /** What the visitor may do here: nothing in the past. */
  public record May(boolean attest, boolean evidence, boolean comment) {
    static final May NOTHING = new May(false, false, false);
  }

  /** A line of another framework that has to do with this one. */
  public record Related(Crossing.Beside beside) {

    public String framework() {
      return beside.framework().title();
    }

    public String id() {
      return beside.line().id();
    }

    public String words() {
      return Verdicts.title(beside.line());
    }

    public String relation() {
      return text("readiness.crosswalk.type." + beside.type());
    }

    public String href() {
      return Verdicts.href(beside.framework().id(), beside.line().id());
    }
  }

  /** Licensed words of a line. */
  public record Words(String id, String words) {}

  /**
   * What happened here, newest first.
   *
   * @param all how many facts there are
   * @param earlier how many there are before these
   * @param oldest the position of the last of these
   * @param later whether there are newer ones than these
   */
  public record History(
      List<Happening> happenings, long all, long earlier, long oldest, boolean later) {

    /** How many of how many are shown; empty where all are. */
    public String shown() {
      var key = later ? "readiness.line.history.some" : "readiness.line.history.newest";
      return happenings.size() == all ? "" : text(key, happenings.size(), all);
    }
  }

  /** The history before what is shown. */
  public String earlier() {
    var href = href();
    return href + (href.contains("?") ? "&" : "?") + "before=" + history.oldest() + "#history";
  }

  /** A comment and who made it. */
  public record Said(Entry<Comment> comment, String who) {}

  /** A form as it was filled in. */
  public record Typed(Map<String, List<String>> values, String today, String inAYear) {

    public String one(String name, String otherwise) {
      var some = values.get(name);
      return some == null || some.isEmpty() ? otherwise : some.getFirst();
    }
  }

  public String framework() {
    return position.framework().id();
  }

  public String href() {
    return Verdicts.href(framework(), standing.id());
  }

  /** All evidence that names it, in its register. */
  public String evidenceHref() {
    return Coverable.href(LineDesk.line(position.framework(), standing.id()));
  }

  public String href(Item item) {
    return Verdicts.href(framework(), item.id());
  }

  /** Where its forms go. */
  public String action(String verb) {
    var href = href();
    var query = href.indexOf('?');
    return query < 0
        ? href + "/" + verb
        : href.substring(0, query) + "/" + verb + href.substring(query);
  }

  public List<Option> answers() {
    return options("answer", Attestation.Answer.values());
  }

  public List<Option> bases() {
    return options("basis", Attestation.Basis.values());
  }

  public List<Option> forms() {
    return java.util.stream.Stream.of(Evidence.Form.values())
        .map(
            it ->
                new Option(
                    it.name(),
                    org.candor.web.Messages.text("support.evidence.form." + it),
                    it.name().equals(typed.one("form", ""))))
        .toList();
  }

  private List<Option> options(String field, Enum<?>[] all) {
    return java.util.stream.Stream.of(all)
        .map(
            it ->
                new Option(
                    it.name(),
                    org.candor.web.Messages.text("readiness.attestations." + field + "." + it),
                    it.name().equals(typed.one(field, ""))))
        .toList();
  }

  public boolean named(Entry<Evidence> one) {
    var named = typed.values().get("evidence");
    return named == null
        ? one.content().holdsOn(position.day()) && !hollow.containsKey(one.id())
        : named.contains(one.label());
  }

  /** What changed since it was attested on; empty where that is not why the line is as it is. */
  public String changed(Entry<Attestation> one) {
    var said = standing.human().said();
    var told =
        standing.human().state() == Human.State.CHANGED
            && said != null
            && said.label().equals(one.label());
    return told
        ? org.candor.web.Messages.text(
            "readiness.line.changed", String.join(", ", standing.human().named()))
        : "";
  }

  /** Why it does not count, beside its day; empty where it does. */
  public String lack(Entry<Evidence> one) {
    var lack = hollow.get(one.id());
    return lack == null ? "" : org.candor.web.Messages.text("support.covers.state." + lack);
  }

  public List<Report.Exempt> exceptions(Finding finding) {
    return names.getOrDefault(finding.rule(), List.of());
  }
}
