package org.candor.evaluation.monitoring;

import static org.candor.evaluation.monitoring.MonitoringRegisters.MONITORS;
import static org.candor.systems.SystemsRegisters.AI_SYSTEMS;
import static org.candor.web.Messages.text;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.candor.evaluation.monitoring.Acceptance.Answer;
import org.candor.kernel.Actor;
import org.candor.kernel.PersonId;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.records.Records;
import org.candor.records.Stale;
import org.candor.systems.AiSystem;
import org.candor.systems.AiSystem.ScopeDecision;
import org.candor.systems.Stage;
import org.candor.web.Times;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A person answers for it that the failure of a system that is out of use speaks no longer: none of
 * those who made the monitor or took the system out of use. Nothing is shown by it, and the failure
 * stays on record. Clauses 9.1 and 10.2; A.6.2.6.
 */
@Service
class Release {

  private final Acceptance acceptance;
  private final Conclusions conclusions;
  private final Records records;
  private final Named named;
  private final Clock clock;

  Release(
      Acceptance acceptance, Conclusions conclusions, Records records, Named named, Clock clock) {
    this.acceptance = acceptance;
    this.conclusions = conclusions;
    this.records = records;
    this.named = named;
    this.clock = clock;
  }

  /** Whether the AI management system covers it no longer, or it runs no longer. Clause 4.3. */
  static boolean outOfUse(AiSystem it) {
    return it.stage() == Stage.RETIREMENT || it.scope() == ScopeDecision.OUT;
  }

  private static boolean outOfUse(Entry<AiSystem> it) {
    return it.retired() || outOfUse(it.content());
  }

  /** Whether a failure of it stands, speaks, and is of a system that is out of use. */
  @Transactional(readOnly = true)
  public boolean open(Entry<Monitor> monitor) {
    return speaks(monitor)
        && named.find(AI_SYSTEMS, monitor.content().system()).filter(Release::outOfUse).isPresent();
  }

  private static boolean speaks(Entry<Monitor> monitor) {
    var it = monitor.content();
    return !monitor.retired() && it.failing() && it.released() == null;
  }

  /** Why this person cannot let it rest as it stands; nothing where they can. */
  @Transactional(readOnly = true)
  public List<String> against(Entry<Monitor> monitor, @Nullable PersonId person) {
    if (!speaks(monitor)) {
      return List.of(text("evaluation.release.nothing", monitor.label()));
    }
    var label = monitor.content().system();
    var system = named.find(AI_SYSTEMS, label).orElse(null);
    if (system == null) {
      return List.of(text("evaluation.release.system", monitor.label()));
    }
    if (!outOfUse(system)) {
      return List.of(text("evaluation.release.inUse", label + " " + system.content().name()));
    }
    var versions = records.versions(MONITORS.kind(), monitor.id(), AsOf.NOW);
    var reasons = new ArrayList<String>();
    if (!failedFor(versions, label)) {
      reasons.add(text("evaluation.release.later", label + ""));
    }
    var involved = makers(versions);
    involved.addAll(enders(records.versions(AI_SYSTEMS.kind(), system.id(), AsOf.NOW)));
    if (person == null || involved.contains(person)) {
      reasons.add(text("evaluation.release.own"));
    }
    return reasons;
  }

  /**
   * @param seen the version that the person looked at
   * @throws Stale if that is not how the monitor stands
   */
  @Transactional
  public Answer release(UUID id, int seen, String why, Actor actor) {
    var monitor = acceptance.require(id);
    if (monitor.version() != seen) {
      throw new Stale(id, monitor.version());
    }
    var reasons = new ArrayList<>(against(monitor, actor.person()));
    if (why.codePoints().noneMatch(Character::isLetterOrDigit)) {
      reasons.add(text("evaluation.release.why"));
    }
    if (!reasons.isEmpty()) {
      return new Answer.Refused(reasons);
    }
    var day = Times.shortDay(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    var words = text("evaluation.release.words", day, monitor.content().system() + "", why.strip());
    conclusions.released(monitor, words, actor, why.strip());
    return new Answer.Accepted(acceptance.require(id));
  }

  /** Whether it named this system already when the failure that stands began. */
  private static boolean failedFor(List<Entry<Monitor>> versions, @Nullable String system) {
    Monitor first = null;
    for (var it : versions) {
      first = !it.content().failing() ? null : first == null ? it.content() : first;
    }
    return first != null && Objects.equals(first.system(), system);
  }

  /** Who recorded it, or changed what it asks; not who had it measured. */
  private static Set<PersonId> makers(List<Entry<Monitor>> versions) {
    var makers = new HashSet<PersonId>();
    Monitor before = null;
    for (var it : versions) {
      if (it.recordedBy() != null && (before == null || !it.content().asksAs(before))) {
        makers.add(it.recordedBy());
      }
      before = it.content();
    }
    return makers;
  }

  /** Who took it out of use or scope, each time that was done. */
  private static Set<PersonId> enders(List<Entry<AiSystem>> versions) {
    var enders = new HashSet<PersonId>();
    var before = false;
    for (var it : versions) {
      var now = outOfUse(it);
      if (now && !before && it.recordedBy() != null) {
        enders.add(it.recordedBy());
      }
      before = now;
    }
    return enders;
  }
}
