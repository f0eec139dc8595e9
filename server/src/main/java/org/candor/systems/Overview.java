package org.candor.systems;

import static org.candor.web.Messages.text;

import java.text.NumberFormat;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.candor.register.Query;
import org.candor.systems.AiSystem.Impact;
import org.candor.systems.AiSystem.ImpactAssessment;
import org.candor.web.Bars;
import org.candor.web.Chart;
import org.candor.web.Chart.Part;
import org.candor.web.Donut;
import org.candor.web.HeatMap;
import org.candor.web.Shell;
import org.candor.web.Stack;
import org.candor.web.TimeLine;
import org.candor.web.Tone;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * The dashboard of the inventory: the answer, then the pictures, each part a way to its rows.
 *
 * @param mayRecord whether it offers to register and to import systems
 */
public record Overview(Shell shell, Figures figures, boolean mayRecord) {

  private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");
  private static final List<String> ASSESSMENTS = withNone(ImpactAssessment.values());

  /** Some words of the answer. */
  public record Phrase(String words, @Nullable String href) {}

  /** A number to compare side by side with others. */
  public record Tile(String label, Figure figure, String icon, Tone tone, String note) {
    public String value() {
      return Overview.number(figure.count());
    }
  }

  /** One stage with the systems that stand there, divided by what they can do to people. */
  public record StageRow(Part whole, List<Stack.Segment> segments) {}

  public boolean empty() {
    return figures.all().count() == 0;
  }

  public List<Phrase> answer() {
    var said =
        List.of(
            phrase("all", figures.all()),
            phrase("bearing", about("rights-or-safety")),
            phrase("operating", about("rights-or-safety-in-operation")),
            phrase("none", figures.one("assessment", "NOT_DONE")),
            phrase("silent", figures.one("assessment", Query.NONE)),
            phrase("open", about("impact-open")),
            phrase("none-known", about("rights-or-safety")));
    var pattern = text(answered());
    var phrases = new ArrayList<Phrase>();
    var places = PLACE.matcher(pattern);
    int from = 0;
    while (places.find()) {
      phrases.add(new Phrase(pattern.substring(from, places.start()), null));
      phrases.add(said.get(Integer.parseInt(places.group(1))));
      from = places.end();
    }
    phrases.add(new Phrase(pattern.substring(from), null));
    return phrases;
  }

  /** None is said to bear on people only where every system says so. */
  private String answered() {
    var open = about("impact-open").count() > 0;
    if (about("rights-or-safety").count() == 0) {
      return open ? "systems.dashboard.answer.unknown" : "systems.dashboard.answer.clear";
    }
    return open ? "systems.dashboard.answer.partly" : "systems.dashboard.answer";
  }

  public List<Tile> tiles() {
    var operating = about("rights-or-safety-in-operation").count();
    var ownerless = about("without-owner").count();
    var unassessed = about("impact-open").count();
    var stageless = about("without-stage").count();
    var unscoped = figures.one("scope", Query.NONE).count();
    return List.of(
        tile("bearing", "rights-or-safety", "users", Tone.WARN, unassessed, number(operating)),
        tile("open", "impact-open", "help-circle", Tone.UNKNOWN, 0),
        tile(
            "ownerless",
            "in-operation-without-owner",
            "user-off",
            Tone.BAD,
            stageless,
            number(ownerless)),
        tile("undecided", "scope-undecided", "target", Tone.UNKNOWN, unscoped),
        tile("personal", "personal-data-unknown", "id", Tone.UNKNOWN, 0),
        tile("stageless", "without-stage", "route", Tone.UNKNOWN, 0));
  }

  public List<StageRow> stages() {
    var longest = figures.group("stage").stream().mapToLong(Figure::count).max().orElse(0);
    return withNone(Stage.values()).stream().map(it -> stage(it, Math.max(1, longest))).toList();
  }

  /** What the colours of {@link #stages()} mean, with the systems of all stages. */
  public List<Part> impacts() {
    var all = about("rights-or-safety");
    var open = about("impact-open");
    var neither = about("neither");
    return List.of(
        part(all, text("systems.dashboard.bearing"), Tone.WARN),
        part(neither, text("systems.dashboard.neither"), Tone.INFO),
        part(open, text("systems.dashboard.unknown"), Tone.UNKNOWN));
  }

  public Donut assessment() {
    var parts =
        figures.group("assessment").stream()
            .map(it -> part(it, label("impactAssessment", it.name()), assessed(it.name())))
            .toList();
    var done = figures.one("assessment", "DONE").count();
    return new Donut(
        text("systems.dashboard.assessment"),
        number(done),
        text("systems.dashboard.assessment.done"),
        parts);
  }

  public HeatMap heat() {
    var impacts = withNone(Impact.values());
    return new HeatMap(
        text("systems.dashboard.heat"),
        text("systems.dashboard.heat.across"),
        text("systems.dashboard.heat.down"),
        ASSESSMENTS.stream().map(it -> label("impactAssessment", it)).toList(),
        impacts.stream().map(it -> label("impact", it)).toList(),
        impacts.stream()
            .map(impact -> ASSESSMENTS.stream().map(it -> cell(impact, it)).toList())
            .toList());
  }

  public Stack scope() {
    return new Stack(text("systems.dashboard.scope"), parts("scope", Overview::covered));
  }

  public Bars origins() {
    return new Bars(text("systems.dashboard.origin"), parts("origin", Overview::said));
  }

  public Bars units() {
    var parts = figures.group("unit").stream().map(it -> part(it, it.name(), Tone.INFO)).toList();
    return new Bars(text("systems.dashboard.unit"), parts);
  }

  public Bars unanswered() {
    var parts =
        figures.group("unanswered").stream()
            .map(it -> part(it, Labels.field(it.name()), Tone.UNKNOWN))
            .toList();
    return new Bars(text("systems.dashboard.unanswered"), parts);
  }

  public TimeLine started() {
    var points =
        figures.group("started").stream()
            .map(
                it ->
                    new TimeLine.Point(
                        LocalDate.parse(it.name()),
                        (double) it.count(),
                        null,
                        null,
                        it.href(),
                        Tone.INFO))
            .toList();
    return new TimeLine(text("systems.dashboard.started"), points, null, null);
  }

  public Figure about(String name) {
    return figures.one("inventory", name);
  }

  public Figure undated() {
    return figures.one("unanswered", "startedOn");
  }

  public static String number(long count) {
    return NumberFormat.getIntegerInstance(LocaleContextHolder.getLocale()).format(count);
  }

  private StageRow stage(String stage, long longest) {
    var segments = new ArrayList<Stack.Segment>();
    var tones = new LinkedHashMap<String, Tone>();
    tones.put("rights-or-safety", Tone.WARN);
    tones.put("neither", Tone.INFO);
    tones.put("open", Tone.UNKNOWN);
    long before = 0;
    for (var tone : tones.entrySet()) {
      var figure = figures.one("stage-by-impact", stage + "/" + tone.getKey());
      var words = label("stage", stage) + ", " + text("systems.dashboard." + word(tone.getKey()));
      if (figure.count() > 0) {
        var part = part(figure, words, tone.getValue());
        segments.add(
            new Stack.Segment(part, 100.0 * before / longest, 100.0 * figure.count() / longest));
      }
      before += figure.count();
    }
    var whole = figures.one("stage", stage);
    return new StageRow(part(whole, label("stage", stage), Tone.NEUTRAL), segments);
  }

  private static String word(String impact) {
    return switch (impact) {
      case "rights-or-safety" -> "bearing";
      case "open" -> "unknown";
      default -> impact;
    };
  }

  /**
   * None is good news only where nobody may be missing from the count.
   *
   * @param unknown systems of which it is not known whether they would be counted
   */
  private Tile tile(
      String word, String figure, String icon, Tone tone, long unknown, Object... of) {
    var about = about(figure);
    var key = "systems.dashboard.tile." + word;
    if (about.count() == 0 && unknown > 0) {
      var note = text("systems.dashboard.tile.unknown", unknown);
      return new Tile(text(key), about, icon, Tone.UNKNOWN, note);
    }
    var quiet = about.count() == 0 ? Tone.GOOD : tone;
    return new Tile(text(key), about, icon, quiet, text(key + ".note", of));
  }

  private static Phrase phrase(String word, Figure figure) {
    return new Phrase(text("systems.dashboard.answer." + word, figure.count()), figure.href());
  }

  private List<Part> parts(String field, Function<String, Tone> tone) {
    return figures.group(field).stream()
        .filter(it -> it.count() > 0)
        .map(it -> part(it, label(field, it.name()), tone.apply(it.name())))
        .toList();
  }

  private static Part part(Figure figure, String label, Tone tone) {
    return new Chart.Part(label, figure.count(), figure.href(), tone);
  }

  private Part cell(String impact, String assessment) {
    var figure = figures.one("impact-by-assessment", impact + "/" + assessment);
    var words = label("impact", impact) + ", " + label("impactAssessment", assessment);
    return part(figure, words, tone(impact, assessment));
  }

  /** Where the impact is not known or there is none, an assessment says little either way. */
  private static Tone tone(String impact, String assessment) {
    return switch (impact) {
      case "NEITHER" -> Tone.NEUTRAL;
      case "NOT_YET_ASSESSED", Query.NONE -> Tone.UNKNOWN;
      default -> assessed(assessment);
    };
  }

  private static Tone assessed(String assessment) {
    return switch (assessment) {
      case "DONE" -> Tone.GOOD;
      case "UNDER_WAY" -> Tone.WARN;
      case "NOT_DONE" -> Tone.BAD;
      case "NOT_APPLICABLE" -> Tone.NEUTRAL;
      default -> Tone.UNKNOWN;
    };
  }

  private static Tone covered(String scope) {
    return switch (scope) {
      case "IN" -> Tone.GOOD;
      case "OUT" -> Tone.NEUTRAL;
      default -> Tone.UNKNOWN;
    };
  }

  private static Tone said(String answer) {
    return answer.equals(Query.NONE) ? Tone.UNKNOWN : Tone.INFO;
  }

  private static String label(String field, String name) {
    return name.equals(Query.NONE) ? text("systems.dashboard.silent") : Labels.option(field, name);
  }

  private static List<String> withNone(Enum<?>[] values) {
    return Stream.concat(Stream.of(values).map(Enum::name), Stream.of(Query.NONE)).toList();
  }
}
