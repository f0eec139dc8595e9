package org.candor.evaluation.monitoring;

import static org.candor.systems.SystemsRegisters.AI_SYSTEMS;
import static org.candor.web.Messages.text;

import java.util.List;
import java.util.UUID;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.records.Guard;
import org.candor.records.Kind;
import org.candor.records.Objection;
import org.candor.records.Records;
import org.candor.systems.AiSystem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A system whose failure was let rest, as it was out of use, comes back with that failure: it is
 * measured first.
 */
@Component
class BackInUse implements Guard<AiSystem> {

  private final Records records;
  private final History history;

  BackInUse(Records records, History history) {
    this.records = records;
    this.history = history;
  }

  @Override
  public Kind<AiSystem> kind() {
    return AI_SYSTEMS.kind();
  }

  @Override
  public Watch<AiSystem> watch() {
    return new Watch<>() {
      @Override
      public List<Objection> objections(UUID id, @Nullable AiSystem before, AiSystem after) {
        return before == null || !Release.outOfUse(before) || Release.outOfUse(after)
            ? List.of()
            : against(id);
      }

      @Override
      public List<Objection> restoring(UUID id, AiSystem before) {
        return Release.outOfUse(before) ? List.of() : against(id);
      }
    };
  }

  private List<Objection> against(UUID id) {
    return records.find(AI_SYSTEMS.kind(), id, AsOf.NOW).stream()
        .flatMap(it -> history.monitors(it.label(), AsOf.NOW).stream())
        .filter(it -> it.content().released() != null)
        .map(Entry::label)
        .map(it -> new Objection("", text("evaluation.refused.backInUse", it)))
        .toList();
  }
}
