package org.candor.planning.applicability;

import static org.candor.web.Messages.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.candor.kernel.PersonId;
import org.candor.planning.applicability.Applicability.Driver;
import org.candor.planning.applicability.Applicability.Need;
import org.candor.planning.applicability.Applicability.Status;
import org.candor.register.Query;
import org.candor.web.Chip;
import org.candor.web.Option;
import org.candor.web.Shell;
import org.candor.web.Tab;
import org.candor.web.Tone;
import org.jspecify.annotations.Nullable;

/**
 * The statement with all its controls: how far it is, what speaks against it, then the controls by
 * area.
 *
 * @param people by id, those of the organization
 * @param typed what was typed into the form for several controls
 * @param outcomes what became of it, by control; empty when nothing was sent
 * @param refusal why nothing could be made of what was sent; empty when something could
 */
public record ApplicabilityPage(
    Shell shell,
    Reading reading,
    Narrowing narrowing,
    @Nullable Version holds,
    @Nullable Version waits,
    Map<PersonId, String> people,
    May may,
    Map<String, List<String>> typed,
    Map<String, Decided> outcomes,
    String refusal) {

  /** What the visitor may do now; nothing but read in the past. */
  public record May(boolean record, boolean revise, boolean submit, boolean export) {}

  /** An area of controls as a heading. */
  public record Group(String id, String title, List<Line> lines) {}

  /** A number and the page of the controls it counts. */
  public record Tile(String label, long count, String href, String icon, Tone tone, String note) {}

  public boolean begun() {
    return reading.begun();
  }

  public String answer() {
    var all = reading.lines().size();
    var words = new ArrayList<String>();
    words.add(text("planning.soa.answer.decided", reading.decided(), all));
    words.add(text("planning.soa.answer.contradicted", reading.wronglyExcluded()));
    return String.join(" ", words);
  }

  public String standing() {
    if (holds == null) {
      return text("planning.soa.standing.none");
    }
    return text("planning.soa.standing", holds.number(), holds.decidedOn());
  }

  public List<Tab> tabs() {
    return tabs("controls");
  }

  static List<Tab> tabs(String current) {
    return List.of(
        new Tab(text("planning.soa.tab.controls"), Narrowing.PAGE, current.equals("controls")),
        new Tab(text("planning.soa.tab.versions"), StatementPages.AT, current.equals("versions")),
        new Tab(
            text("planning.soa.tab.compare"),
            StatementPages.AT + "/compare",
            current.equals("compare")));
  }

  public List<Tile> tiles() {
    var needed = reading.lines().stream().filter(it -> it.need() == Need.NEEDED).toList();
    var bare = needed.stream().filter(it -> it.coverage().holding() == 0).count();
    var done = needed.stream().filter(it -> it.declared() == Status.IMPLEMENTED).count();
    return List.of(
        tile("needed", reading.count(Need.NEEDED), "needed=NEEDED", "check", Tone.INFO),
        tile("excluded", reading.count(Need.NOT_NEEDED), "needed=NOT_NEEDED", "ban", Tone.NEUTRAL),
        tile(
            "undecided",
            reading.count(Need.UNDECIDED),
            "needed=UNDECIDED",
            "help-circle",
            Tone.UNKNOWN),
        tile(
            "implemented", done, "needed=NEEDED&declared=IMPLEMENTED", "progress-check", Tone.INFO),
        tile(
            "bare",
            bare,
            "needed=NEEDED&evidence=-",
            "file-off",
            bare == 0 ? Tone.GOOD : Tone.WARN),
        tile(
            "contradicted",
            reading.lines().stream().filter(Line::contradicted).count(),
            "contradicted=true",
            "alert-octagon",
            reading.contradictions().isEmpty() ? Tone.GOOD : Tone.BAD));
  }

  private static Tile tile(String word, long count, String query, String icon, Tone tone) {
    return new Tile(
        text("planning.soa.tile." + word),
        count,
        Narrowing.PAGE + "?" + query,
        icon,
        tone,
        text("planning.soa.tile." + word + ".note"));
  }

  public List<Line> shown() {
    return reading.lines().stream().filter(narrowing::admits).toList();
  }

  public List<Group> groups() {
    var groups = new LinkedHashMap<String, Group>();
    for (var line : shown()) {
      var area = line.control().area();
      groups
          .computeIfAbsent(area, it -> new Group(it, line.control().areaTitle(), new ArrayList<>()))
          .lines()
          .add(line);
    }
    return List.copyOf(groups.values());
  }

  public List<Chip> chips() {
    return narrowing.by().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(
            it ->
                new Chip(
                    text("planning.soa.filter." + it.getKey()),
                    words(it.getKey(), it.getValue()),
                    narrowing.without(it.getKey())))
        .toList();
  }

  private String words(String name, String value) {
    return switch (name) {
      case "needed" -> option(Need.values(), value, "needed");
      case "declared" -> option(Status.values(), value, "declared");
      case "owner" ->
          value.equals(Query.NONE) ? text("planning.soa.nobody") : owner(PersonId.of(value));
      case "contradicted" -> text("desk.flag.true");
      case "evidence" -> text(value.equals(Query.NONE) ? "desk.flag.false" : "desk.flag.true");
      default -> value;
    };
  }

  private static String option(Enum<?>[] known, String value, String field) {
    return Stream.of(known).anyMatch(it -> it.name().equals(value))
        ? text("planning.applicability." + field + "." + value)
        : text("planning.soa.unsaid");
  }

  public String clear() {
    return Narrowing.PAGE;
  }

  public String q() {
    return narrowing.value("q");
  }

  /** What the search keeps of the address. */
  public List<Map.Entry<String, String>> carried() {
    return narrowing.by().entrySet().stream().filter(it -> !it.getKey().equals("q")).toList();
  }

  public List<Option> areas() {
    var seen = new LinkedHashMap<String, String>();
    reading.lines().forEach(it -> seen.putIfAbsent(it.control().area(), it.control().areaTitle()));
    return seen.entrySet().stream()
        .map(
            it ->
                new Option(
                    it.getKey(),
                    it.getKey().equals(Control.OWN)
                        ? it.getValue()
                        : it.getKey() + " " + it.getValue(),
                    it.getKey().equals(narrowing.value("area"))))
        .toList();
  }

  public String token(Line line) {
    var entry = line.entry();
    return line.control().id() + ":" + (entry == null ? 0 : entry.version());
  }

  /** Where one control is looked at; null while the statement does not speak of it. */
  public @Nullable String href(Line line) {
    var entry = line.entry();
    return entry == null ? line.control().href() : ApplicabilityRegisters.APPLICABILITY.href(entry);
  }

  public String owner(@Nullable PersonId person) {
    return person == null
        ? ""
        : Objects.requireNonNullElse(people.get(person), text("desk.someone"));
  }

  public @Nullable Decided outcome(Line line) {
    return outcomes.get(line.control().id());
  }

  public String query() {
    return narrowing.query();
  }

  public String typed(String field) {
    var all = typed.getOrDefault(field, List.of());
    return all.isEmpty() ? "" : all.getFirst();
  }

  public List<Option> needs() {
    return Stream.of(Need.values())
        .map(it -> new Option(it.name(), Labels.need(it), it.name().equals(typed("needed"))))
        .toList();
  }

  public List<Option> statuses() {
    return Stream.of(Status.values())
        .map(it -> new Option(it.name(), Labels.status(it), it.name().equals(typed("declared"))))
        .toList();
  }

  public List<Option> drivers() {
    return Stream.of(Driver.values())
        .map(
            it ->
                new Option(
                    it.name(),
                    Labels.driver(it),
                    typed.getOrDefault("drivers", List.of()).contains(it.name())))
        .toList();
  }

  public List<Option> owners() {
    return people.entrySet().stream()
        .map(
            it ->
                new Option(
                    it.getKey().toString(),
                    it.getValue(),
                    it.getKey().toString().equals(typed("owner"))))
        .toList();
  }

  /** How many could be changed and how many not; empty when nothing was sent. */
  public String done() {
    if (outcomes.isEmpty()) {
      return "";
    }
    var good = outcomes.values().stream().filter(Decided::done).count();
    return text("planning.soa.done", good, outcomes.size() - good);
  }

  /** Why one was refused, its name in front where the words do not begin with it. */
  public String told(Decided one) {
    return one.words().startsWith(one.control()) ? one.words() : one.control() + ": " + one.words();
  }

  public List<Decided> refused() {
    return outcomes.values().stream().filter(it -> !it.done()).toList();
  }
}
