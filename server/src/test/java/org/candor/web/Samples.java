package org.candor.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.candor.kernel.Clause;
import org.candor.web.Chart.Part;
import org.candor.web.NavEntry.Group;
import org.jspecify.annotations.Nullable;

/** A bank that exists only in the gallery. */
public final class Samples {

  private Samples() {}

  public record AiSystem(
      int id,
      String name,
      String unit,
      String owner,
      String risk,
      Tone tone,
      String stage,
      int met,
      LocalDate review) {}

  static Shell shell(Shell.@Nullable Past past) {
    return new Shell(
        "/",
        new Visitor(
            "Ada Marchetti",
            "AI manager, internal auditor",
            "Northwind Bank",
            List.of(
                new Visitor.Organization("1", "Northwind Bank", true),
                new Visitor.Organization("2", "Northwind Leasing", false))),
        List.of(
            section(
                Group.TOP,
                place("Readiness", "/", "gauge", null, 'h', true),
                place("Certification", "/certification", "certificate", null, 'c', false)),
            section(
                Group.PLAN,
                place("Context", "/context", "world", "4.1", null, false),
                place("Interested parties", "/context/parties", "users", "4.2", 'i', false),
                place("Policy and roles", "/leadership", "file-text", "5.2", null, false),
                place("Risks", "/risks", "alert-triangle", "6.1.2", 'r', false),
                place("Impact assessments", "/impacts", "scale", "6.1.4", null, false),
                place("Controls", "/controls", "shield-check", "6.1.3", null, false)),
            section(
                Group.DO,
                place("AI systems", "/systems", "robot", "A.4", 's', false),
                place("Data sets", "/data", "database", "A.7", null, false),
                place("Incidents", "/incidents", "bolt", "A.8.4", null, false)),
            section(
                Group.CHECK,
                place("Measurements", "/measurements", "ruler-measure", "9.1", 'm', false),
                place("Internal audit", "/audits", "checklist", "9.2", null, false)),
            section(Group.ACT, place("Actions", "/actions", "refresh", "10.2", 'a', false)),
            section(Group.SETTINGS, place("Settings", "/settings", "settings", null, null, false))),
        past,
        3,
        4,
        null,
        new Shell.Csrf("_csrf", "X-CSRF-TOKEN", "token"));
  }

  private static Shell.Section section(Group group, Shell.Place... places) {
    return new Shell.Section(group, List.of(places));
  }

  private static Shell.Place place(
      String title,
      String href,
      String icon,
      @Nullable String clause,
      @Nullable Character key,
      boolean current) {
    return new Shell.Place(
        title, href, icon, clause == null ? null : new Clause(clause), key, current);
  }

  public static List<AiSystem> systems() {
    return List.of(
        system(1, "Credit decision scoring", "Retail lending", "Ben Okafor", Tone.BAD, "Operation"),
        system(2, "CV screening assistant", "People team", "", Tone.BAD, "Operation"),
        system(3, "Claims triage model", "Claims", "Mei Tan", Tone.WARN, "Verification"),
        system(4, "Customer support chatbot", "Service desk", "Ida Lund", Tone.INFO, "Operation"),
        system(5, "Invoice text extraction", "Finance", "Ben Okafor", Tone.GOOD, "Operation"),
        system(6, "Predictive maintenance", "Plant 2", "", Tone.UNKNOWN, "Design"));
  }

  private static AiSystem system(
      int id, String name, String unit, String owner, Tone tone, String stage) {
    var risk = List.of("Minimal", "Medium", "High", "Limited", "None", "Not assessed");
    return new AiSystem(
        id,
        name,
        unit,
        owner,
        risk.get(tone.ordinal()),
        tone,
        stage,
        37 - 6 * (id - 1),
        LocalDate.of(2026, 12, 1).plusDays(17L * id));
  }

  public static String word(Tone tone) {
    return List.of("Met", "Expires soon", "Not met", "In progress", "Draft", "Unknown")
        .get(tone.ordinal());
  }

  public static List<Part> parts() {
    return List.of(
        new Part("Current", 32, "/evidence?state=current", Tone.GOOD),
        new Part("Expires within 90 days", 2, "/evidence?state=expiring", Tone.WARN),
        new Part("Refuted", 1, "/evidence?state=refuted", Tone.BAD),
        new Part("Unknown", 3, "/evidence?state=unknown", Tone.UNKNOWN));
  }

  public static List<Part> themes() {
    return List.of(
        new Part("A.6 Life cycle", 5, "/controls?theme=A.6", Tone.INFO),
        new Part("A.7 Data", 3, "/controls?theme=A.7", Tone.INFO),
        new Part("A.10 Third parties", 2, "/controls?theme=A.10", Tone.INFO),
        new Part("Never examined", 4, "/controls?state=unknown", Tone.UNKNOWN),
        new Part("A.2 Policies", 0, "/controls?theme=A.2", Tone.INFO));
  }

  public static HeatMap heat() {
    var counts =
        new int[][] {
          {0, 1, 2, 1, 1}, {1, 2, 3, 2, 0}, {2, 4, 5, 1, 1}, {3, 6, 2, 1, 0}, {4, 2, 1, 0, 0}
        };
    var across = List.of("Rare", "Unlikely", "Possible", "Likely", "Almost certain");
    var down = List.of("Severe", "Major", "Moderate", "Minor", "Slight");
    var cells = new ArrayList<List<Part>>();
    for (int row = 0; row < 5; row++) {
      var line = new ArrayList<Part>();
      for (int column = 0; column < 5; column++) {
        var level = 4 - row + column;
        var tone = level < 3 ? Tone.GOOD : level < 6 ? Tone.WARN : Tone.BAD;
        line.add(
            new Part(
                down.get(row) + ", " + across.get(column),
                counts[row][column],
                "/risks?severity=" + row + "&likelihood=" + column,
                tone));
      }
      cells.add(line);
    }
    return new HeatMap("Open risks", "Likelihood", "Severity", across, down, cells);
  }

  public static TimeLine line() {
    var values = new Double[] {0.93, 0.92, 0.90, null, 0.86, 0.83, 0.81};
    var points = new ArrayList<TimeLine.Point>();
    for (int i = 0; i < values.length; i++) {
      var day = LocalDate.of(2026, 5 + i, 1);
      var href = "/measurements/" + i;
      var value = values[i];
      points.add(
          value == null
              ? TimeLine.Point.unmeasured(day, href)
              : new TimeLine.Point(
                  day,
                  value,
                  value - 0.04,
                  value + 0.04,
                  href,
                  value < 0.84 ? Tone.WARN : Tone.GOOD));
    }
    return new TimeLine("Selection-rate ratio by month", points, 0.8, "limit 0.80");
  }

  public static List<Happening> happenings() {
    return List.of(
        new Happening(
            Instant.parse("2026-11-20T10:20:00Z"),
            "Ada Marchetti",
            "revised",
            "pencil",
            "The supervisor asked us to name the data source.",
            List.of(
                new Change(
                    "Purpose",
                    "Scores consumer credit applications.",
                    "Scores consumer credit applications from bureau data."),
                new Change("Owner", "", "Ben Okafor")),
            "?asOf=1234",
            1234L),
        new Happening(
            Instant.parse("2026-09-02T08:05:00Z"),
            "Ben Okafor",
            "recorded",
            "plus",
            null,
            List.of(),
            null,
            1101L));
  }
}
