package org.candor.planning.applicability;

import static org.candor.planning.applicability.ApplicabilityRegisters.APPLICABILITY;
import static org.candor.web.Messages.text;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.candor.planning.applicability.Applicability.Status;
import org.candor.records.AsOf;
import org.candor.records.Guard;
import org.candor.records.Kind;
import org.candor.records.Objection;
import org.candor.register.Listings;
import org.candor.register.Query;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Keeps the statement honest, whoever writes: each control is known and stands in it once, none
 * becomes implemented without evidence that covers it and counts today, and what is left out is in
 * no state of implementation.
 */
@Component
class ApplicabilityGuard implements Guard<Applicability> {

  private final Controls controls;
  private final Coverages coverages;
  private final Listings listings;
  private final Clock clock;

  ApplicabilityGuard(Controls controls, Coverages coverages, Listings listings, Clock clock) {
    this.controls = controls;
    this.coverages = coverages;
    this.listings = listings;
    this.clock = clock;
  }

  @Override
  public Kind<Applicability> kind() {
    return APPLICABILITY.kind();
  }

  @Override
  public Watch<Applicability> watch() {
    var known = new HashSet<String>();
    controls.all(AsOf.NOW).forEach(it -> known.add(it.id()));
    var standing = new HashMap<String, UUID>();
    listings.each(
        APPLICABILITY, Query.all(), AsOf.NOW, it -> standing.put(it.content().control(), it.id()));
    var covered = coverages.on(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC), AsOf.NOW);
    return new Watching(known, standing, covered);
  }

  /** What stood when the transaction began, and what it added. */
  record Watching(Set<String> known, Map<String, UUID> standing, Map<String, Coverage> covered)
      implements Watch<Applicability> {

    @Override
    public List<Objection> objections(UUID id, @Nullable Applicability before, Applicability it) {
      var objections = new ArrayList<Objection>();
      var control = it.control();
      if (before != null && !before.control().equals(control)) {
        objections.add(new Objection("control", text("planning.soa.refused.other")));
      } else if (!known.contains(control) && before == null) {
        objections.add(new Objection("control", text("planning.soa.refused.unknown", control)));
      }
      var other = standing.get(control);
      if (other != null && !other.equals(id)) {
        objections.add(new Objection("control", text("planning.soa.refused.twice", control)));
      }
      if (!it.stateless()) {
        objections.add(new Objection("declared", text("planning.soa.refused.stateless", control)));
      } else if (becomesImplemented(before, it) && !backed(control)) {
        objections.add(new Objection("declared", text("planning.soa.refused.unbacked", control)));
      }
      if (objections.isEmpty()) {
        standing.put(control, id);
      }
      return objections;
    }

    private static boolean becomesImplemented(@Nullable Applicability before, Applicability it) {
      return it.declared() == Status.IMPLEMENTED
          && (before == null || before.declared() != Status.IMPLEMENTED);
    }

    private boolean backed(String control) {
      var coverage = covered.get(control);
      return coverage != null && coverage.holding() > 0;
    }
  }
}
