package org.candor.planning.applicability;

import static org.candor.planning.applicability.ApplicabilityRegisters.APPLICABILITY;
import static org.candor.planning.applicability.ApplicabilityRegisters.OWN_CONTROLS;
import static org.candor.web.Messages.text;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.candor.planning.applicability.Applicability.Need;
import org.candor.records.AsOf;
import org.candor.records.Guard;
import org.candor.records.Ids;
import org.candor.records.Kind;
import org.candor.records.Objection;
import org.candor.register.Listings;
import org.candor.register.Query;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A reference names one control, and goes on naming it: the statement and evidence rest on it. */
@Component
class OwnControlGuard implements Guard<OwnControl> {

  private final Controls controls;
  private final Listings listings;

  OwnControlGuard(Controls controls, Listings listings) {
    this.controls = controls;
    this.listings = listings;
  }

  @Override
  public Kind<OwnControl> kind() {
    return OWN_CONTROLS.kind();
  }

  @Override
  public Watch<OwnControl> watch() {
    var taken = new HashMap<String, UUID>();
    var annexA = Ids.next();
    controls.annexA().forEach(it -> taken.put(it.id(), annexA));
    listings.each(
        OWN_CONTROLS, Query.all(), AsOf.NOW, it -> taken.put(it.content().reference(), it.id()));
    var needed = new HashSet<String>();
    listings.each(
        APPLICABILITY,
        Query.all(),
        AsOf.NOW,
        it -> {
          if (it.content().needed() == Need.NEEDED) {
            needed.add(it.content().control());
          }
        });
    return new Watching(taken, needed);
  }

  /** What stood when the transaction began. */
  private record Watching(HashMap<String, UUID> taken, Set<String> needed)
      implements Watch<OwnControl> {

    @Override
    public List<Objection> objections(UUID id, @Nullable OwnControl before, OwnControl it) {
      return OwnControlGuard.objections(taken, id, before, it);
    }

    /** A control that is needed does not go unseen, and its line with it. */
    @Override
    public List<Objection> retiring(UUID id, OwnControl before) {
      var reference = before.reference();
      return needed.contains(reference)
          ? List.of(new Objection("", text("planning.soa.refused.needed", reference)))
          : List.of();
    }
  }

  private static List<Objection> objections(
      HashMap<String, UUID> taken, UUID id, @Nullable OwnControl before, OwnControl it) {
    if (before != null && !before.reference().equals(it.reference())) {
      return List.of(new Objection("reference", text("planning.soa.refused.reference")));
    }
    var other = taken.putIfAbsent(it.reference(), id);
    return other == null || Objects.equals(other, id)
        ? List.of()
        : List.of(new Objection("reference", text("planning.soa.refused.taken", it.reference())));
  }
}
