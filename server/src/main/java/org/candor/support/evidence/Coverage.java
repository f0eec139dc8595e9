package org.candor.support.evidence;

import static org.candor.support.evidence.EvidenceRegisters.EVIDENCE;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.candor.catalog.Catalog;
import org.candor.catalog.Framework;
import org.candor.catalog.Item;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.register.Listings;
import org.candor.register.Query;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** Which evidence each requirement and control has, and whether it still counts. Clause 7.5. */
@Service
public class Coverage {

  /** How many days before its end evidence is about to expire. */
  public static final int SOON = 60;

  private final Listings listings;
  private final AttachedFiles attached;
  private final EvidenceFiles files;
  private final Backings backings;
  private final ObjectProvider<OwnLines> own;

  Coverage(
      Listings listings,
      AttachedFiles attached,
      EvidenceFiles files,
      Backings backings,
      ObjectProvider<OwnLines> own) {
    this.listings = listings;
    this.attached = attached;
    this.files = files;
    this.backings = backings;
    this.own = own;
  }

  /** Stands for the controls that the organization added to those of Annex A. */
  public static final String OWN = "Own";

  /** Stands for the lines of a framework that stand under nothing. */
  public static final String REST = "-";

  /** What the evidence of a line comes to on a day. */
  public enum State {
    COVERED,
    /** It counts, and all of it ends within {@link #SOON} days. */
    EXPIRING,
    /** It counted, and does no more: it has expired, or its files or its record are gone. */
    EXPIRED,
    /** There is none that counts or counted. */
    NONE
  }

  /**
   * A line with its evidence.
   *
   * @param name as evidence names it
   * @param top the clause or area at the top that it stands under; {@link #OWN} for a control of
   *     the organization's own, {@link #REST} where it stands under nothing
   * @param incomplete pieces of it with nothing behind them yet
   * @param until the last day that any of it counts; null when that is not set or nothing counts
   */
  public record Line(
      String name,
      String top,
      Item item,
      State state,
      List<Entry<Evidence>> evidence,
      Set<UUID> incomplete,
      @Nullable LocalDate until) {
    public Line {
      evidence = List.copyOf(evidence);
      incomplete = Set.copyOf(incomplete);
    }
  }

  /** A line, and where it stands. */
  private record Place(String name, String top, Item item) {}

  /**
   * Every assessable line of a framework, in its order; the organization's own controls come after
   * those of ISO/IEC 42001.
   *
   * @param day on which evidence counts or has expired
   * @param linkedTo only evidence linked with this record; null for all
   */
  public List<Line> lines(Framework framework, AsOf asOf, LocalDate day, @Nullable UUID linkedTo) {
    var among = linkedTo == null ? null : Set.copyOf(attached.linkedTo(linkedTo, asOf));
    var missing = missing(asOf);
    var byLine = new HashMap<String, List<Entry<Evidence>>>();
    listings.each(
        EVIDENCE,
        Query.all(),
        asOf,
        it -> {
          if (among == null || among.contains(it.id())) {
            for (var line : it.content().covers()) {
              byLine.computeIfAbsent(line, _ -> new ArrayList<>()).add(it);
            }
          }
        });
    return places(framework, asOf).map(it -> line(it, byLine, missing, day)).toList();
  }

  private Stream<Place> places(Framework framework, AsOf asOf) {
    var id = framework.id();
    var lines =
        framework
            .assessable()
            .map(it -> new Place(Coverable.named(id, it.id()), top(framework, it), it));
    return id.equals(Catalog.ISO_42001)
        ? Stream.concat(
            lines,
            EvidenceRegisters.all(own).lines(asOf).stream().map(it -> new Place(it.id(), OWN, it)))
        : lines;
  }

  private static String top(Framework framework, Item line) {
    var top = framework.top(line);
    return top.equals(line) ? REST : top.id();
  }

  /**
   * Evidence with nothing behind it.
   *
   * @param gone what was there once
   * @param incomplete where nothing was ever there
   */
  private record Missing(Set<UUID> gone, Set<UUID> incomplete) {
    Missing {
      gone = Set.copyOf(gone);
      incomplete = Set.copyOf(incomplete);
    }
  }

  private Missing missing(AsOf asOf) {
    var gone = new HashSet<>(files.without(asOf));
    var incomplete = new HashSet<UUID>();
    backings.hollow(asOf).forEach((id, lack) -> (lack.once() ? gone : incomplete).add(id));
    return new Missing(gone, incomplete);
  }

  private static Line line(
      Place place, Map<String, List<Entry<Evidence>>> byLine, Missing missing, LocalDate day) {
    var all = byLine.getOrDefault(place.name(), List.of());
    var counting =
        all.stream()
            .filter(it -> !missing.gone().contains(it.id()))
            .filter(it -> !missing.incomplete().contains(it.id()))
            .map(Entry::content)
            .toList();
    var lost =
        all.stream()
            .filter(it -> missing.gone().contains(it.id()))
            .anyMatch(it -> !it.content().effectiveOn().isAfter(day));
    return new Line(
        place.name(),
        place.top(),
        place.item(),
        state(counting, lost, day),
        all,
        missing.incomplete(),
        until(counting, day));
  }

  /** What lost its files counted once, as what has expired did. */
  static State state(List<Evidence> evidence, boolean lost, LocalDate day) {
    var state = state(evidence, day);
    return state == State.NONE && lost ? State.EXPIRED : state;
  }

  static State state(List<Evidence> evidence, LocalDate day) {
    var held = evidence.stream().filter(it -> it.holdsOn(day)).toList();
    if (held.isEmpty()) {
      return evidence.stream().anyMatch(it -> expired(it, day)) ? State.EXPIRED : State.NONE;
    }
    return held.stream().allMatch(it -> expired(it, day.plusDays(SOON)))
        ? State.EXPIRING
        : State.COVERED;
  }

  private static boolean expired(Evidence it, LocalDate day) {
    return it.expiresOn() != null && it.expiresOn().isBefore(day);
  }

  private static @Nullable LocalDate until(List<Evidence> evidence, LocalDate day) {
    LocalDate last = null;
    for (var it : evidence) {
      if (it.holdsOn(day)) {
        if (it.expiresOn() == null) {
          return null;
        }
        last = last == null || it.expiresOn().isAfter(last) ? it.expiresOn() : last;
      }
    }
    return last;
  }
}
