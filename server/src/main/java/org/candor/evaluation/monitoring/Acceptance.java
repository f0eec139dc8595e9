package org.candor.evaluation.monitoring;

import static org.candor.evaluation.monitoring.MonitoringRegisters.DATA_SOURCES;
import static org.candor.evaluation.monitoring.MonitoringRegisters.MEASUREMENTS;
import static org.candor.evaluation.monitoring.MonitoringRegisters.MONITORS;
import static org.candor.web.Messages.text;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.candor.access.People;
import org.candor.access.Role;
import org.candor.kernel.Actor;
import org.candor.kernel.PersonId;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.records.NotFound;
import org.candor.records.Records;
import org.candor.records.Stale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A person answers for it that a monitor asks less than when it failed: not the one who made it ask
 * less, where somebody else may. Clauses 9.1 and 10.2.
 */
@Service
class Acceptance {

  static final String RESOURCE = "evaluation/acceptance";

  static final Set<Role> ROLES = Set.of(Role.AIMS_MANAGER, Role.TOP_MANAGEMENT, Role.RISK_OWNER);

  private final Records records;
  private final Conclusions conclusions;
  private final Named named;
  private final People people;
  private final Clock clock;

  Acceptance(Records records, Conclusions conclusions, Named named, People people, Clock clock) {
    this.records = records;
    this.conclusions = conclusions;
    this.named = named;
    this.people = people;
    this.clock = clock;
  }

  /** What became of it. */
  sealed interface Answer {

    /** The monitor as it stands then. */
    record Accepted(Entry<Monitor> monitor) implements Answer {}

    record Refused(List<String> reasons) implements Answer {
      public Refused {
        reasons = List.copyOf(reasons);
      }
    }
  }

  Entry<Monitor> require(UUID id) {
    return records
        .find(MONITORS.kind(), id, AsOf.NOW)
        .orElseThrow(() -> new NotFound(text("evaluation.monitors.none")));
  }

  /** Why this person cannot accept it as it stands; nothing where they can. */
  @Transactional(readOnly = true)
  public List<String> against(Entry<Monitor> monitor, @Nullable PersonId person) {
    if (monitor.retired() || monitor.content().eased() == null) {
      return List.of(text("evaluation.acceptance.nothing", monitor.label()));
    }
    var reasons = new ArrayList<String>();
    var versions = records.versions(MONITORS.kind(), monitor.id(), AsOf.NOW);
    if (!asksAsItPassed(versions)) {
      reasons.add(text("evaluation.acceptance.unmeasured"));
    }
    var changed = changed(versions);
    if ((person == null || changed.contains(person)) && somebodyElse(changed)) {
      reasons.add(text("evaluation.acceptance.own"));
    }
    return reasons;
  }

  /**
   * @param seen the version that the person looked at
   * @throws Stale if that is not how the monitor stands
   */
  @Transactional
  public Answer accept(UUID id, int seen, String why, Actor actor) {
    var monitor = require(id);
    if (monitor.version() != seen) {
      throw new Stale(id, monitor.version());
    }
    var reasons = new ArrayList<>(against(monitor, actor.person()));
    if (why.codePoints().noneMatch(Character::isLetterOrDigit)) {
      reasons.add(text("evaluation.acceptance.why"));
    }
    var measured = named.find(MEASUREMENTS, monitor.content().measurement());
    if (reasons.isEmpty() && measured.isEmpty()) {
      reasons.add(text("evaluation.measurements.none"));
    }
    if (!reasons.isEmpty()) {
      return new Answer.Refused(reasons);
    }
    var day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    conclusions.accepted(monitor, measured.orElseThrow(), day, actor, why.strip());
    return new Answer.Accepted(require(id));
  }

  /** What passed is what is asked still: a change since then was not measured. */
  private static boolean asksAsItPassed(List<Entry<Monitor>> versions) {
    var now = versions.getLast().content();
    return versions.stream()
        .map(Entry::content)
        .filter(it -> Objects.equals(it.eased(), now.eased()))
        .filter(it -> Objects.equals(it.measurement(), now.measurement()))
        .findFirst()
        .filter(now::asksAs)
        .isPresent();
  }

  /** Who changed what is asked while the failure stood. */
  private Set<PersonId> changed(List<Entry<Monitor>> versions) {
    var changed = new HashSet<PersonId>();
    var since = Long.MAX_VALUE;
    for (int i = 1; i < versions.size(); i++) {
      var before = versions.get(i - 1);
      var it = versions.get(i);
      if (before.content().failing()) {
        since = Math.min(since, before.fromSeq());
        if (it.recordedBy() != null && !it.content().asksAs(before.content())) {
          changed.add(it.recordedBy());
        }
      } else {
        since = Long.MAX_VALUE;
        changed.clear();
      }
    }
    changed.addAll(moved(versions.getLast().content(), since));
    return changed;
  }

  /** Who pointed one of its sources to other rows since then; a newer file is none. */
  private Set<PersonId> moved(Monitor monitor, long since) {
    var moved = new HashSet<PersonId>();
    var labels = new HashSet<>(Asking.others(monitor));
    Stream.of(monitor.source(), monitor.reference()).filter(Objects::nonNull).forEach(labels::add);
    for (var label : labels) {
      named.find(DATA_SOURCES, label).ifPresent(it -> moved.addAll(moved(it.id(), since)));
    }
    return moved;
  }

  private Set<PersonId> moved(UUID source, long since) {
    var moved = new HashSet<PersonId>();
    @Nullable Entry<DataSource> before = null;
    for (var it : records.versions(DATA_SOURCES.kind(), source, AsOf.NOW)) {
      var uploads = uploads(it) && (before == null || uploads(before));
      if (it.fromSeq() > since && it.recordedBy() != null && !uploads) {
        moved.add(it.recordedBy());
      }
      before = it;
    }
    return moved;
  }

  private static boolean uploads(Entry<DataSource> it) {
    return it.content().kind() == DataSource.Kind.UPLOAD;
  }

  private boolean somebodyElse(Set<PersonId> changed) {
    var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return people.rolesAt(AsOf.NOW, today).entrySet().stream()
        .filter(it -> !Collections.disjoint(it.getValue(), ROLES))
        .anyMatch(it -> !changed.contains(it.getKey()));
  }
}
