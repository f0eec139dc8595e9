package org.candor.planning.applicability;

import static org.candor.web.Messages.text;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.candor.kernel.PersonId;
import org.candor.planning.applicability.Applicability.Need;
import org.candor.web.Option;
import org.candor.web.Shell;
import org.candor.web.Tab;
import org.candor.web.Times;
import org.jspecify.annotations.Nullable;

/** What the pages of the statement's versions show. */
public final class StatementPages {

  static final String AT = "/planning/statements";

  private StatementPages() {}

  /**
   * All versions.
   *
   * @param against why what stands now cannot be submitted; empty when it can
   * @param doubts what speaks against what stands now, for who submits it
   * @param undecided how many controls have to be decided first
   * @param done whether one was submitted just now
   * @param refusals why it was not; empty when nothing was refused
   */
  public record Versions(
      Shell shell,
      List<Version> versions,
      boolean maySubmit,
      boolean mayWithdraw,
      List<String> against,
      List<Contradiction> doubts,
      boolean begun,
      long undecided,
      boolean done,
      List<String> refusals,
      String note) {

    public List<Tab> tabs() {
      return ApplicabilityPage.tabs("versions");
    }

    /** Why it was not submitted; what speaks against it stands on the page anyway. */
    public List<String> refused() {
      return told(refusals, against, doubts);
    }

    /** The version that was submitted just now; null where none was. */
    public @Nullable Version submitted() {
      return done ? versions.stream().filter(Version::waits).findFirst().orElse(null) : null;
    }

    public String answer() {
      return versions.stream()
          .filter(it -> it.state() == Statement.State.APPROVED)
          .findFirst()
          .map(it -> text("planning.soa.standing", it.number(), it.decidedOn()))
          .orElse(text("planning.soa.standing.none"));
    }
  }

  /**
   * What one moment of the statement says, to read and to print.
   *
   * @param version null for what stands now, or stood at a past moment, without being a version
   * @param scope what the management system covers; empty while nobody has written it
   * @param moment of the position
   * @param root of the ledger there, hex; empty when it could not be confirmed
   */
  public record Shown(
      String organization,
      @Nullable Version version,
      Reading reading,
      String scope,
      Instant moment,
      String root,
      Map<PersonId, String> people) {

    public String title() {
      return text("planning.applicability");
    }

    public String state() {
      return version == null
          ? text(reading.asOf().past() ? "planning.soa.shown.then" : "planning.soa.shown.now")
          : version.title() + ", " + version.stateWords();
    }

    public String which() {
      return version == null ? "now" : version.id().toString();
    }

    public String asOf() {
      return Times.moment(moment);
    }

    public String approver() {
      if (version == null || !version.statement().approved()) {
        return text("planning.soa.shown.unapproved");
      }
      return text("planning.soa.shown.approved", version.decider(), version.decidedOn());
    }

    public String scopeWords() {
      return scope.isEmpty() ? text("planning.soa.shown.scopeless") : scope;
    }

    /** The areas it speaks of, in their order, each with the line it begins with. */
    public Map<String, Line> areas() {
      var areas = new LinkedHashMap<String, Line>();
      lines().forEach(it -> areas.putIfAbsent(it.control().area(), it));
      return areas;
    }

    /** Those it speaks of. */
    public List<Line> lines() {
      return reading.lines().stream().filter(it -> it.entry() != null).toList();
    }

    public String owner(Line line) {
      var owner = line.owner();
      return owner == null
          ? text("planning.soa.nobody")
          : Objects.requireNonNullElse(people.get(owner), text("desk.someone"));
    }

    public String due(Line line) {
      var entry = line.entry();
      var day = entry == null ? null : entry.content().dueOn();
      return day == null ? "" : Times.shortDay(day);
    }

    /** Why it is needed, or why not. */
    public String why(Line line) {
      var entry = line.entry();
      if (entry == null) {
        return "";
      }
      var said = entry.content();
      return Objects.requireNonNullElse(
          said.need() == Need.NOT_NEEDED ? said.exclusion() : said.inclusion(), "");
    }

    /** What drives it: the sorts, then the records. */
    public String drivers(Line line) {
      var entry = line.entry();
      if (entry == null) {
        return "";
      }
      var sorts =
          entry.content().drivers().stream().map(Labels::driver).collect(Collectors.joining(", "));
      var ties =
          line.ties().stream()
              .map(it -> it.label() + " " + it.title())
              .collect(Collectors.joining("; "));
      return sorts.isEmpty() || ties.isEmpty() ? sorts + ties : sorts + ": " + ties;
    }

    public String evidence(Line line) {
      var coverage = line.coverage();
      var more = coverage.holding() - coverage.labels().size();
      var words = String.join(", ", coverage.labels());
      return words.isEmpty()
          ? text("planning.soa.evidence.none")
          : more > 0 ? words + " " + text("planning.soa.evidence.more", more) : words;
    }
  }

  /**
   * The same inside the application.
   *
   * @param done whether it was decided just now
   */
  public record Reader(
      Shell shell, Shown shown, boolean done, boolean mayExport, boolean mayDecide) {

    /** What became of the version just now; empty when nothing did. */
    public String news() {
      var version = shown.version();
      return !done || version == null || version.waits()
          ? ""
          : text("planning.soa.done." + version.state(), version.number());
    }

    public List<Tab> tabs() {
      return ApplicabilityPage.tabs("versions");
    }
  }

  /**
   * What two moments say differently.
   *
   * @param from the words of the earlier
   */
  public record Comparing(
      Shell shell,
      List<Option> before,
      List<Option> after,
      String from,
      String to,
      List<Difference> differences) {

    public List<Tab> tabs() {
      return ApplicabilityPage.tabs("compare");
    }
  }

  /**
   * What somebody is to approve.
   *
   * @param base the version that holds; null when this would be the first
   * @param differences to it
   * @param doubts what speaks against the statement by now
   * @param newer how many controls say something else by now: they are not part of the version
   * @param against why this person cannot approve it; empty when they can
   */
  public record Approving(
      Shell shell,
      Version version,
      @Nullable Version base,
      List<Difference> differences,
      List<Contradiction> doubts,
      int newer,
      List<String> against,
      boolean fresh,
      boolean mayDecide,
      boolean mayWithdraw,
      List<String> refusals,
      String note) {

    /** Why it was not approved; what speaks against it stands on the page anyway. */
    public List<String> refused() {
      return told(refusals, against, doubts);
    }

    public List<Tab> tabs() {
      return ApplicabilityPage.tabs("versions");
    }
  }

  private static List<String> told(
      List<String> refusals, List<String> against, List<Contradiction> doubts) {
    return against.isEmpty() && !doubts.isEmpty() && refusals.size() > 1
        ? refusals.subList(0, 1)
        : refusals;
  }
}
