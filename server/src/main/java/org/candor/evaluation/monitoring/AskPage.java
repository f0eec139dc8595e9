package org.candor.evaluation.monitoring;

import static org.candor.web.Messages.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.candor.measure.Limit;
import org.candor.measure.reading.Numbers;
import org.candor.measure.reading.Titles;
import org.candor.web.Messages;
import org.candor.web.Option;
import org.candor.web.Shell;
import org.jspecify.annotations.Nullable;

/**
 * The second step to a monitor: what is asked of the rows, guessed and confirmed. Guesses are shown
 * as guesses, whatever is wrong beside its field, and nothing that was typed is lost.
 */
public final class AskPage {

  /** Lines that what is measured usually bears on. */
  private static final List<String> USUAL = List.of("A.5.4", "A.6.2.4", "A.6.2.6", "A.7.4");

  /** Columns that are offered as groups; the others can be typed. */
  private static final int MOST_GROUPS = 12;

  private static final int MOST_VALUES = 4;

  private final Shell shell;
  private final String label;
  private final String name;
  private final Guessed guessed;
  private final Answered answered;
  private final Map<String, String> errors;
  private final String unreadable;
  private final Choices choices;

  AskPage(
      Shell shell,
      Rows source,
      Guessed guessed,
      Answered answered,
      Map<String, String> errors,
      String unreadable,
      Choices choices) {
    this.shell = shell;
    this.label = source.label();
    this.name = source.name();
    this.guessed = guessed;
    this.answered = answered;
    this.errors = Map.copyOf(errors);
    this.unreadable = unreadable;
    this.choices = choices;
  }

  /** The rows, as people call them. */
  record Rows(String label, String name) {}

  /**
   * What can be chosen.
   *
   * @param people who may answer for it
   * @param controls with their titles, those that are chosen ticked
   * @param lines all that can be served
   */
  record Choices(
      List<Option> people,
      List<Option> systems,
      List<Option> sources,
      List<Option> objectives,
      List<Option> controls,
      List<Option> lines) {}

  /**
   * A column whose values may be groups.
   *
   * @param values in words, the commonest first; empty where they are not known
   * @param against groups that the others can be compared with
   */
  public record Group(String column, String values, boolean chosen, List<Option> against) {
    public Group {
      against = List.copyOf(against);
    }
  }

  /**
   * A number that may decide.
   *
   * @param what it tells, and what is usually asked of it
   * @param least whether it may be limited from below, and most from above
   * @param leastUsual what holds where nothing is typed; empty where nothing does
   */
  public record Measure(
      String name,
      String title,
      String what,
      boolean chosen,
      boolean least,
      boolean most,
      String leastUsual,
      String mostUsual) {

    public String leastField() {
      return OwnLimits.least(name);
    }

    public String mostField() {
      return OwnLimits.most(name);
    }
  }

  static List<String> usual(List<String> chosen) {
    var lines = new LinkedHashSet<>(USUAL);
    lines.addAll(chosen);
    return List.copyOf(lines);
  }

  public Shell shell() {
    return shell;
  }

  public String label() {
    return label;
  }

  public String name() {
    return name;
  }

  public String unreadable() {
    return unreadable;
  }

  public String columns() {
    return guessed.columns();
  }

  public String action() {
    return MonitoringController.AT + "/new/" + label;
  }

  public boolean wrong() {
    return !errors.isEmpty();
  }

  public String error(String field) {
    return errors.getOrDefault(field, "");
  }

  /** Errors of what this page has no field for. */
  public List<String> others() {
    return errors.entrySet().stream()
        .filter(it -> !Beginning.FIELDS.contains(it.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }

  public String value(String field) {
    return Set.of("by", "columns").contains(field)
        ? String.join(", ", answered.many(field))
        : answered.one(field);
  }

  /** Whether the question that is chosen has such an option. */
  public boolean asks(String option) {
    return askable().map(it -> it.asks(option)).orElse(true);
  }

  private Optional<Askable> askable() {
    return Askable.of(value("question"));
  }

  public boolean drift() {
    return value("question").equals(Monitor.Question.DRIFT.name());
  }

  /** Whether the answer is still the guess that was made. */
  public boolean guess(String field) {
    var guess = guessed.answer(field);
    return !guess.isEmpty() && guess.equals(value(field));
  }

  /** What to say beside a field: what belongs there, and why it was guessed so. */
  public String hint(String field) {
    var why = guessed.reason(field);
    var what =
        Messages.find("evaluation.begin." + field + ".hint." + value("question"))
            .orElseGet(() -> text("evaluation.begin." + field + ".hint"));
    if (why.isEmpty()) {
      return what;
    }
    var key = guessed.weak().contains(field) ? "guessed.weak" : "guessed";
    return what + " " + text("evaluation.begin." + key, why);
  }

  public List<Option> questions() {
    return Askable.questions().stream()
        .map(it -> new Option(it.name(), Labels.question(it), it.name().equals(value("question"))))
        .toList();
  }

  /** Columns to choose from while typing. */
  public List<Option> known() {
    return guessed.seen().stream()
        .map(it -> new Option(it.name(), text("evaluation.begin.distinct", it.distinct()), false))
        .toList();
  }

  /** Columns that may make groups: those that are chosen, then those guessed, then others. */
  public List<Group> groups() {
    var names = new LinkedHashSet<>(answered.many("by"));
    names.addAll(List.of(guessed.by().split(", ")));
    guessed.seen().stream()
        .filter(Guessed.Seen::groups)
        .filter(it -> !it.values().isEmpty() && !told(it.name()))
        .forEach(it -> names.add(it.name()));
    names.removeIf(it -> guessed.column(it).isEmpty());
    return names.stream().limit(MOST_GROUPS).map(this::group).toList();
  }

  /** Whether the column is taken for what was predicted, scored, or came true. */
  private boolean told(String column) {
    return Stream.of(guessed.prediction(), guessed.label(), guessed.labelColumn(), guessed.score())
        .anyMatch(it -> it.contains(column));
  }

  private Group group(String column) {
    var values = guessed.column(column).map(Guessed.Seen::values).orElse(List.of());
    var first = values.stream().limit(MOST_VALUES).toList();
    var words = String.join(", ", first) + (values.size() > first.size() ? ", …" : "");
    var chosen = answered.many("against");
    return new Group(
        column,
        words,
        answered.many("by").contains(column),
        values.stream()
            .map(it -> new Option(column + "=" + it, it, chosen.contains(column + "=" + it)))
            .toList());
  }

  /** Columns that were typed and are not offered. */
  public String otherGroups() {
    var offered = groups().stream().map(Group::column).toList();
    return String.join(
        ", ", answered.many("by").stream().filter(it -> !offered.contains(it)).toList());
  }

  public List<Option> favourables() {
    return Stream.of("1", "0")
        .map(
            it ->
                new Option(
                    it, text("evaluation.begin.favourable." + it), it.equals(value("favourable"))))
        .toList();
  }

  /** Numbers that may decide, the usual one of the kind first. */
  public List<Measure> measures() {
    var chosen = answered.many("decidedBy");
    var names = new LinkedHashSet<>(askable().map(Askable::measures).orElse(List.of()));
    names.addAll(chosen);
    return names.stream().map(it -> measure(it, chosen.contains(it))).toList();
  }

  private Measure measure(String name, boolean chosen) {
    var usual =
        Askable.questions().stream()
            .filter(it -> it.name().equals(value("question")))
            .findFirst()
            .map(it -> Judgeable.usual(it, name))
            .orElse(null);
    var least = usual == null ? null : usual.atLeast();
    var most = usual == null ? null : usual.atMost();
    var told = Messages.find("evaluation.begin.measure." + name).orElse("");
    return new Measure(
        name,
        Titles.of(name),
        (told + " " + asked(usual)).strip(),
        chosen,
        usual == null || least != null,
        usual == null || most != null,
        end(least),
        end(most));
  }

  private static String asked(@Nullable Limit usual) {
    return usual == null
        ? text("evaluation.begin.usual.none")
        : text("evaluation.begin.usual", Numbers.limit(usual), usual.source());
  }

  private static String end(@Nullable Double end) {
    return end == null ? "" : BigDecimal.valueOf(end).stripTrailingZeros().toPlainString();
  }

  /** Whether nothing can be measured without it. */
  public boolean required(String field) {
    return askable().map(it -> it.required().contains(field)).orElse(false);
  }

  public List<Option> schedules() {
    return Stream.of("daily", "weekly", "monthly")
        .map(it -> new Option(it, text("evaluation.begin." + it), it.equals(value("schedule"))))
        .toList();
  }

  public List<Option> people() {
    return chosen(choices.people(), "owner");
  }

  public List<Option> systems() {
    return chosen(choices.systems(), "system");
  }

  /** Sources that drift can be measured against. */
  public List<Option> references() {
    var others = choices.sources().stream().filter(it -> !it.value().equals(label)).toList();
    return chosen(others, "reference");
  }

  /** What was typed stays chosen, whether or not it is offered. */
  private List<Option> chosen(List<Option> offered, String field) {
    var value = value(field);
    var options = new ArrayList<Option>();
    offered.forEach(
        it -> options.add(new Option(it.value(), it.label(), it.value().equals(value))));
    if (!value.isEmpty() && offered.stream().noneMatch(it -> it.value().equals(value))) {
      options.add(new Option(value, value, true));
    }
    return options;
  }

  public List<Option> objectives() {
    return choices.objectives();
  }

  public List<Option> controls() {
    return choices.controls();
  }

  public List<Option> lines() {
    return choices.lines();
  }
}
