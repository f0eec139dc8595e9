package org.candor.planning.applicability;

import static java.util.stream.Collectors.toMap;
import static org.candor.planning.applicability.ApplicabilityRegisters.APPLICABILITY;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.candor.kernel.Actor;
import org.candor.records.AsOf;
import org.candor.records.Change;
import org.candor.records.Entry;
import org.candor.records.Ledger;
import org.candor.records.Records;
import org.candor.register.Listings;
import org.candor.register.Query;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** The Statement of Applicability: which controls are needed, and why. Clause 6.1.3. */
@Service
public class StatementOfApplicability {

  private final Controls controls;
  private final Coverages coverages;
  private final Contradictions contradictions;
  private final Ties ties;
  private final Listings listings;
  private final Records records;
  private final Ledger ledger;
  private final ObjectProvider<Implementation> implementation;
  private final Clock clock;

  StatementOfApplicability(
      Controls controls,
      Coverages coverages,
      Contradictions contradictions,
      Ties ties,
      Listings listings,
      Records records,
      Ledger ledger,
      ObjectProvider<Implementation> implementation,
      Clock clock) {
    this.controls = controls;
    this.coverages = coverages;
    this.contradictions = contradictions;
    this.ties = ties;
    this.listings = listings;
    this.records = records;
    this.ledger = ledger;
    this.implementation = implementation;
    this.clock = clock;
  }

  /** Every control with all that is known of it, from one snapshot, the computed included. */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public Reading read(AsOf asOf) {
    var answering = implementation.getIfAvailable();
    var ids = controls.all(asOf).stream().map(Control::id).toList();
    return read(asOf, answering == null ? Map.of() : answering.of(ids, asOf));
  }

  /**
   * The same without what is computed of controls: for those who compute it, and for whom each
   * contradiction is a reason not to call the statement right.
   */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public Reading said(AsOf asOf) {
    return read(asOf, Map.of());
  }

  private Reading read(AsOf asOf, Map<String, Implementation.Computed> computed) {
    var position = asOf.position();
    var size = position == null ? ledger.size() : position;
    var day = day(asOf);
    var covered = coverages.on(day, asOf);
    var tied = ties.all(asOf);
    var said = entries(asOf);
    var lines = new ArrayList<Line>();
    for (var control : spokenOf(asOf, said)) {
      var entry = said.get(control.id());
      var coverage = covered.getOrDefault(control.id(), Coverage.none(control.id()));
      lines.add(
          new Line(
              control,
              entry,
              coverage,
              computed.get(control.id()),
              entry == null ? List.of() : tied.getOrDefault(entry.id(), List.of()),
              entry == null ? List.of() : contradictions.against(entry, coverage, asOf, size)));
    }
    return new Reading(asOf, size, day, lines);
  }

  /** The controls there are, then those the statement speaks of though they are no longer. */
  private List<Control> spokenOf(AsOf asOf, Map<String, Entry<Applicability>> said) {
    var all = new ArrayList<>(controls.all(asOf));
    var known = new HashSet<String>();
    all.forEach(it -> known.add(it.id()));
    said.keySet().stream()
        .filter(it -> !known.contains(it))
        .sorted()
        .forEach(it -> all.add(Controls.gone(it)));
    return all;
  }

  private Map<String, Entry<Applicability>> entries(AsOf asOf) {
    var said = new HashMap<String, Entry<Applicability>>();
    listings.each(APPLICABILITY, Query.all(), asOf, it -> said.put(it.content().control(), it));
    return said;
  }

  /** The day of a past moment, or today: evidence counts by days. */
  private LocalDate day(AsOf asOf) {
    var position = asOf.position();
    var moment = position == null ? clock.instant() : ledger.momentOf(position);
    return LocalDate.ofInstant(moment, ZoneOffset.UTC);
  }

  /** Begins the statement: each control of which it says nothing yet, undecided. */
  @Transactional
  public int start(Actor actor) {
    var said = entries(AsOf.NOW);
    List<Change<Applicability>> changes =
        controls.all(AsOf.NOW).stream()
            .filter(it -> !said.containsKey(it.id()))
            .<Change<Applicability>>map(it -> Change.Recording.of(Applicability.undecided(it.id())))
            .toList();
    records.write(APPLICABILITY.kind(), changes, actor);
    return changes.size();
  }

  /** Controls that stand in the statement, with the version of what it says of them. */
  @Transactional(readOnly = true)
  Map<String, Entry<Applicability>> current(Stream<String> of) {
    var said = entries(AsOf.NOW);
    return of.distinct()
        .filter(said::containsKey)
        .collect(toMap(it -> it, it -> Objects.requireNonNull(said.get(it))));
  }
}
