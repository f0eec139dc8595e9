package org.candor.systems;

import static org.candor.systems.SystemsRegisters.AI_SYSTEMS;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.records.Fact;
import org.candor.records.Ledger;
import org.candor.records.Records;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which stages an AI system went through, read off the versions of its record. A.6.2. */
@Service
public class Stages {

  private static final int FACTS = 10_000;

  private final Records records;
  private final Ledger ledger;

  Stages(Records records, Ledger ledger) {
    this.records = records;
    this.ledger = ledger;
  }

  /**
   * The time between entering a stage and leaving it, told by two clocks.
   *
   * @param from since when, as people say; null when nobody said
   * @param to until when, as people say; null while it holds and where nobody said
   * @param recorded when the server learned of it
   * @param version of the record that brought it
   * @param who recorded it, by the name they had then; empty when that was erased
   * @param holds whether it is the stage of the moment looked at
   */
  public record Stay(
      Stage stage,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      Instant recorded,
      int version,
      String who,
      @Nullable String why,
      boolean holds) {}

  /** Every stay up to a moment, oldest first. */
  @Transactional(readOnly = true)
  public List<Stay> history(UUID id, AsOf asOf) {
    var versions = records.versions(AI_SYSTEMS.kind(), id, asOf);
    var facts = new HashMap<Integer, Fact>();
    ledger.about(List.of(id), asOf, FACTS).forEach(it -> facts.putIfAbsent(it.version(), it));
    return history(versions, facts);
  }

  static List<Stay> history(List<Entry<AiSystem>> versions, Map<Integer, Fact> facts) {
    var stays = new ArrayList<Stay>();
    @Nullable Stage before = null;
    for (var version : versions) {
      var system = version.content();
      var stage = system.stage();
      if (stage != before && !stays.isEmpty()) {
        stays.add(until(stays.removeLast(), system.since()));
      }
      if (stage != null) {
        stays.add(
            stage == before
                ? corrected(stays.removeLast(), system)
                : stay(stage, version, facts.get(version.version())));
      }
      before = stage;
    }
    return stays;
  }

  private static Stay stay(Stage stage, Entry<AiSystem> version, @Nullable Fact fact) {
    return new Stay(
        stage,
        version.content().since(),
        null,
        version.recordedAt(),
        version.version(),
        fact == null ? "" : fact.who(),
        fact == null ? null : fact.why(),
        true);
  }

  /** The same stage, since another day than was said first. */
  private static Stay corrected(Stay it, AiSystem system) {
    return new Stay(
        it.stage(), system.since(), null, it.recorded(), it.version(), it.who(), it.why(), true);
  }

  private static Stay until(Stay it, @Nullable LocalDate to) {
    return it.holds()
        ? new Stay(
            it.stage(), it.from(), to, it.recorded(), it.version(), it.who(), it.why(), false)
        : it;
  }
}
