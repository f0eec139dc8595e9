package org.candor.evaluation.monitoring;

import static org.candor.evaluation.monitoring.MonitoringRegisters.MEASUREMENTS;
import static org.candor.planning.applicability.ApplicabilityRegisters.APPLICABILITY;
import static org.candor.support.evidence.EvidenceRegisters.EVIDENCE;
import static org.candor.systems.SystemsRegisters.AI_SYSTEMS;
import static org.candor.systems.SystemsRegisters.DATA_SETS;
import static org.candor.systems.SystemsRegisters.MODELS;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.candor.kernel.Ref;
import org.candor.records.AsOf;
import org.candor.records.Companions;
import org.candor.records.Entry;
import org.candor.register.Listings;
import org.candor.register.Query;
import org.springframework.stereotype.Component;

/**
 * What rests on what a monitor measures: what it measures, the statement's word on the controls it
 * serves, and whatever people linked with it or its measurements.
 */
@Component
class Resting {

  /** Measurements whose links are followed; older ones were overtaken. */
  private static final int MEASURED = 20;

  private final Companions companions;
  private final Listings listings;
  private final Trends trends;
  private final Named named;

  Resting(Companions companions, Listings listings, Trends trends, Named named) {
    this.companions = companions;
    this.listings = listings;
    this.trends = trends;
    this.named = named;
  }

  /** The records that the monitor is about. */
  List<Ref> subjects(Monitor it) {
    return Stream.of(
            named.find(AI_SYSTEMS, it.system()).map(Entry::ref),
            named.find(MODELS, it.model()).map(Entry::ref),
            named.find(DATA_SETS, it.dataSet()).map(Entry::ref))
        .flatMap(Optional::stream)
        .toList();
  }

  /** All of it, each once; evidence that Candor made of it is withdrawn and not among them. */
  Set<Ref> on(Entry<Monitor> monitor) {
    var found = new LinkedHashSet<>(subjects(monitor.content()));
    found.addAll(statement(monitor.content()));
    citing(found, monitor.ref());
    trends
        .last(monitor.label(), MEASURED, AsOf.NOW)
        .getOrDefault(monitor.label(), List.of())
        .forEach(it -> citing(found, it.ref()));
    return found;
  }

  private List<Ref> statement(Monitor it) {
    if (it.controls().isEmpty()) {
      return List.of();
    }
    var declared = Map.of("declared", List.of("IMPLEMENTED", "PARTLY"));
    var found = new ArrayList<Ref>();
    listings.each(
        APPLICABILITY,
        Query.read(APPLICABILITY, declared),
        AsOf.NOW,
        entry -> {
          if (it.controls().contains(entry.content().control())) {
            found.add(entry.ref());
          }
        });
    return found;
  }

  /** Evidence linked with it either way, and whatever else points at it. */
  private void citing(Set<Ref> found, Ref cited) {
    for (var link : companions.links(cited, AsOf.NOW)) {
      var other = link.content().other(cited);
      var evidence = other.kind().equals(EVIDENCE.path());
      if (evidence
          || (link.content().to().equals(cited) && !other.kind().equals(MEASUREMENTS.path()))) {
        found.add(other);
      }
    }
  }
}
