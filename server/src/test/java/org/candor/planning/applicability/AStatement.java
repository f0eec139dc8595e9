package org.candor.planning.applicability;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.candor.kernel.PersonId;
import org.candor.planning.applicability.Applicability.Driver;
import org.candor.planning.applicability.Applicability.Need;
import org.candor.planning.applicability.Applicability.Status;
import org.candor.planning.applicability.StatementPages.Shown;
import org.candor.records.AsOf;
import org.candor.records.Entry;

/** Statements for tests, without a database. */
final class AStatement {

  static final PersonId EVE = new PersonId(UUID.fromString("0190a000-0000-7000-8000-000000000001"));
  static final LocalDate DAY = LocalDate.parse("2026-03-31");

  private AStatement() {}

  static Applicability needed(String control, String why) {
    return new Applicability(
        control, Need.NEEDED, why, null, Set.of(Driver.LAW), Status.PARTLY, EVE, DAY);
  }

  static Applicability excluded(String control, String why) {
    return new Applicability(control, Need.NOT_NEEDED, null, why, Set.of(), null, null, null);
  }

  static Line line(String title, Applicability says, int number) {
    var entry =
        new Entry<>(
            ApplicabilityRegisters.APPLICABILITY.kind(),
            new UUID(0, number),
            number,
            1,
            number,
            null,
            false,
            Instant.parse("2026-03-01T10:00:00Z"),
            EVE,
            null,
            says);
    var control = new Control(says.control(), title, "A.7", "Data", "Asks", "Evidence", null);
    return new Line(
        control,
        entry,
        new Coverage(says.control(), 1, 1, List.of("EV-1"), null),
        null,
        List.of(new Line.Tie("driven-by", "systems/ai-systems", "SYS-1", "Triage", "/x")),
        List.of());
  }

  static Reading of(Line... lines) {
    return new Reading(AsOf.position(77), 77, DAY, List.of(lines));
  }

  static Shown shown(Line... lines) {
    return new Shown(
        "Clinic & Söhne",
        version(),
        of(lines),
        "Everything we do with AI",
        Instant.parse("2026-03-31T10:20:00Z"),
        "ab".repeat(32),
        Map.of(EVE, "Eve"));
  }

  static Version version() {
    var statement =
        new Statement(
            Statement.State.APPROVED,
            77,
            "cd".repeat(32),
            38,
            "The first",
            EVE,
            DAY,
            EVE,
            DAY,
            null);
    var entry =
        new Entry<>(
            Statement.KIND,
            new UUID(0, 9),
            4,
            2,
            79,
            null,
            false,
            Instant.parse("2026-03-31T10:20:00Z"),
            EVE,
            null,
            statement);
    return new Version(entry, "Ada", "Grace");
  }

  /** As long as a real one. */
  static Line[] many(int howMany) {
    var lines = new ArrayList<Line>();
    for (int i = 1; i <= howMany; i++) {
      lines.add(
          line(
              "Control number " + i,
              needed("A.7." + i, "We gather data ourselves, and answer for them. ".repeat(4)),
              i));
    }
    return lines.toArray(Line[]::new);
  }
}
