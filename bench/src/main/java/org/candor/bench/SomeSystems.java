package org.candor.bench;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.candor.database.Scope;
import org.candor.kernel.OrgId;
import org.candor.records.Change;
import org.candor.records.Change.Recording;
import org.candor.records.Ids;
import org.candor.records.Kind;
import org.candor.records.Records;
import org.candor.register.Register;
import org.candor.systems.AiSystem;
import org.candor.systems.AiSystem.Impact;
import org.candor.systems.AiSystem.ImpactAssessment;
import org.candor.systems.AiSystem.OrganizationRole;
import org.candor.systems.AiSystem.Origin;
import org.candor.systems.Answer;
import org.candor.systems.Stage;

/** Made-up AI systems of about the size of those in public inventories, the same in every run. */
final class SomeSystems {

  private static final List<String> WHAT =
      List.of(
          "Triage", "Forecast", "Chat", "Vision", "Routing", "Scoring", "Search", "Translation");
  private static final List<String> WHOSE =
      List.of("Claims", "Permits", "Hiring", "Imaging", "Fleet", "Energy", "Library", "Benefits");
  private static final String PROSE =
      "It reads what people send, proposes an answer with its reasons, and a person decides. ";

  private final Random random;

  SomeSystems(long seed) {
    random = new Random(seed);
  }

  AiSystem next() {
    var name = "%s %s %06d".formatted(any(WHOSE), any(WHAT), random.nextInt(1_000_000));
    return new AiSystem(
        name,
        PROSE.repeat(1 + random.nextInt(4)),
        PROSE.repeat(1 + random.nextInt(3)),
        null,
        any(List.of(Origin.values())),
        Set.of(OrganizationRole.PROVIDER),
        random.nextInt(20) == 0 ? null : any(List.of(Stage.values())),
        null,
        null,
        "Unit " + random.nextInt(40),
        "Office " + random.nextInt(400),
        any(WHOSE),
        "Case workers",
        random.nextInt(3) == 0 ? "Supplier " + random.nextInt(90) : null,
        null,
        random.nextInt(4) == 0 ? null : any(List.of(Impact.values())),
        random.nextInt(3) == 0 ? null : any(List.of(ImpactAssessment.values())),
        "Letters, forms and the files of the case",
        any(List.of(Answer.values())),
        null,
        null,
        null,
        List.of("US"),
        LocalDate.of(2018, 1, 1).plusDays(random.nextInt(2_500)),
        null,
        null,
        null,
        null,
        null,
        null);
  }

  List<AiSystem> next(int count) {
    return java.util.stream.Stream.generate(this::next).limit(count).toList();
  }

  private <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  static List<Change<AiSystem>> recordings(List<AiSystem> systems) {
    return systems.stream()
        .<Change<AiSystem>>map(it -> new Recording<>(Ids.next(), it, null, null))
        .toList();
  }

  @SuppressWarnings("unchecked")
  static Register<AiSystem> register(Installation installation) {
    return (Register<AiSystem>)
        installation.bean(org.candor.register.Registers.class).at("systems/ai-systems");
  }

  static Kind<AiSystem> kind(Installation installation) {
    return register(installation).kind();
  }

  /** Records so many systems the way everyone does, a thousand in a transaction. */
  static void record(Installation installation, OrgId org, int count, long seed) {
    var kind = kind(installation);
    var records = installation.bean(Records.class);
    var some = new SomeSystems(seed);
    for (var done = 0; done < count; done += 1_000) {
      var changes = recordings(some.next(Math.min(1_000, count - done)));
      Scope.of(org).get(() -> records.write(kind, changes, Installation.actor()));
    }
  }
}
