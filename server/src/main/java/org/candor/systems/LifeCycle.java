package org.candor.systems;

import static org.candor.systems.SystemsRegisters.AI_SYSTEMS;
import static org.candor.web.Messages.text;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.candor.kernel.Actor;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.records.NotFound;
import org.candor.records.Records;
import org.candor.records.Stale;
import org.candor.register.Form;
import org.candor.systems.Decision.Accepted;
import org.candor.systems.Decision.Refused;
import org.candor.systems.Stages.Stay;
import org.candor.web.Times;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Leads AI systems from inception to retirement, one step at a time. A.6.2; ISO/IEC 22989, 6.2. */
@Service
public class LifeCycle {

  private final Records records;
  private final Stages stages;
  private final Clock clock;

  LifeCycle(Records records, Stages stages, Clock clock) {
    this.records = records;
    this.stages = stages;
    this.clock = clock;
  }

  /**
   * A step as it could be taken at a moment.
   *
   * @param to where it leads
   * @param reasons why it cannot be taken; empty when it can
   */
  public record Possibility(Step step, Stage to, List<String> reasons) {
    public boolean possible() {
      return reasons.isEmpty();
    }
  }

  /** Every step, the possible ones with no reason against them. */
  @Transactional(readOnly = true)
  public List<Possibility> possibilities(UUID id, AsOf asOf) {
    var entry = find(id, asOf);
    var history = stages.history(id, asOf);
    return Stream.of(Step.values())
        .map(it -> new Possibility(it, target(it, history), against(it, entry, history)))
        .toList();
  }

  /**
   * @param seen the version of the record that the person looked at
   * @param on when it happened, as they say
   * @throws Stale if that is not how the record stands
   */
  @Transactional
  public Decision take(
      Step step, UUID id, int seen, LocalDate on, @Nullable String why, Actor actor) {
    var entry = current(id, seen);
    var history = stages.history(id, AsOf.NOW);
    var reasons = new ArrayList<>(against(step, entry, history));
    reasons.addAll(againstDay(on, entry.content()));
    if (step.wantsReason() && (why == null || why.isBlank())) {
      reasons.add(text("systems.stage.refused.why"));
    }
    return reasons.isEmpty()
        ? enter(target(step, history), on, entry, why, actor)
        : new Refused(reasons);
  }

  /** Says where a system stands of which nobody has said it. */
  @Transactional
  public Decision place(
      Stage stage, UUID id, int seen, LocalDate on, @Nullable String why, Actor actor) {
    var entry = current(id, seen);
    var reasons = new ArrayList<String>();
    if (entry.retired()) {
      reasons.add(text("systems.stage.refused.out"));
    }
    var known = entry.content().stage();
    if (known != null) {
      reasons.add(text("systems.stage.refused.placed", Labels.stage(known)));
    }
    reasons.addAll(againstDay(on, entry.content()));
    return reasons.isEmpty() ? enter(stage, on, entry, why, actor) : new Refused(reasons);
  }

  private Entry<AiSystem> find(UUID id, AsOf asOf) {
    return records
        .find(AI_SYSTEMS.kind(), id, asOf)
        .orElseThrow(() -> new NotFound(text("systems.missing", id)));
  }

  private Entry<AiSystem> current(UUID id, int seen) {
    var entry = find(id, AsOf.NOW);
    if (entry.version() != seen) {
      throw new Stale(id, entry.version());
    }
    return entry;
  }

  private Decision enter(
      Stage stage, LocalDate on, Entry<AiSystem> entry, @Nullable String why, Actor actor) {
    var form = Form.read(AI_SYSTEMS, changes(stage, on, entry.content()), entry.content());
    var content = form.content();
    if (content == null) {
      return new Refused(List.copyOf(form.errors().values()));
    }
    return new Accepted(
        records.revise(AI_SYSTEMS.kind(), entry.id(), entry.version(), content, actor, why));
  }

  /** What the record says differently; a date that tells when a stage was first entered stays. */
  private static Map<String, List<String>> changes(Stage stage, LocalDate on, AiSystem system) {
    var changes = new HashMap<String, List<String>>();
    changes.put("stage", List.of(stage.name()));
    changes.put("stageSince", List.of(on.toString()));
    if (system.stage() == Stage.RETIREMENT) {
      changes.put("retiredOn", List.of());
    }
    var entered = system.entered(stage);
    var field = field(stage);
    if (field != null && (entered == null || entered.isAfter(on))) {
      changes.put(field, List.of(on.toString()));
    }
    return changes;
  }

  private static @Nullable String field(Stage stage) {
    return switch (stage) {
      case INCEPTION -> "startedOn";
      case DESIGN_AND_DEVELOPMENT -> "developmentFrom";
      case OPERATION_AND_MONITORING -> "inOperationFrom";
      case RETIREMENT -> "retiredOn";
      case VERIFICATION_AND_VALIDATION, DEPLOYMENT, RE_EVALUATION -> null;
    };
  }

  private static List<String> against(Step step, Entry<AiSystem> entry, List<Stay> history) {
    if (entry.retired()) {
      return List.of(text("systems.stage.refused.out"));
    }
    var system = entry.content();
    var stage = system.stage();
    if (stage == null) {
      return step == Step.RETIRE ? List.of() : List.of(text("systems.stage.refused.unknown"));
    }
    if (stage == Stage.RETIREMENT && step != Step.RESTORE) {
      return List.of(text("systems.stage.refused.retired"));
    }
    var reasons = new ArrayList<String>();
    if (!step.from().contains(stage)) {
      var from = step.from().stream().map(it -> "“" + Labels.stage(it) + "”").toList();
      var either = String.join(" " + text("systems.stage.or") + " ", from);
      reasons.add(text("systems.stage.refused.stage", either));
    }
    if (step == Step.DEPLOY && !verified(history)) {
      reasons.add(text("systems.stage.refused.unverified"));
    }
    if (step.operates() && system.owner() == null) {
      reasons.add(text("systems.stage.refused.owner"));
    }
    return reasons;
  }

  private List<String> againstDay(LocalDate on, AiSystem system) {
    var reasons = new ArrayList<String>();
    if (on.isAfter(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))) {
      reasons.add(text("systems.stage.refused.future"));
    }
    var since = system.since();
    if (since != null && on.isBefore(since)) {
      reasons.add(text("systems.stage.refused.before", Times.day(since)));
    }
    return reasons;
  }

  /** Whether it was verified and validated since it was last designed or developed. A.6.2.4. */
  private static boolean verified(List<Stay> history) {
    for (var stay : history.reversed()) {
      if (stay.stage() == Stage.VERIFICATION_AND_VALIDATION) {
        return true;
      }
      if (stay.stage() == Stage.DESIGN_AND_DEVELOPMENT) {
        return false;
      }
    }
    return false;
  }

  private static Stage target(Step step, List<Stay> history) {
    if (step != Step.RESTORE || history.size() < 2) {
      return step.to();
    }
    var before = history.get(history.size() - 2).stage();
    return switch (before) {
      case INCEPTION, DESIGN_AND_DEVELOPMENT, VERIFICATION_AND_VALIDATION -> before;
      case DEPLOYMENT, OPERATION_AND_MONITORING, RE_EVALUATION, RETIREMENT -> step.to();
    };
  }
}
