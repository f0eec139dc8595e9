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
import org.candor.catalog.Catalog;
import org.candor.catalog.Item;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.register.Listings;
import org.candor.register.Query;
import org.jspecify.annotations.Nullable;
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
  private final Catalog catalog;

  Coverage(
      Listings listings,
      AttachedFiles attached,
      EvidenceFiles files,
      Backings backings,
      Catalog catalog) {
    this.listings = listings;
    this.attached = attached;
    this.files = files;
    this.backings = backings;
    this.catalog = catalog;
  }

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
   * @param incomplete pieces of it with nothing behind them yet
   * @param until the last day that any of it counts; null when that is not set or nothing counts
   */
  public record Line(
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

  /**
   * Every assessable line of ISO/IEC 42001, in its order.
   *
   * @param day on which evidence counts or has expired
   * @param linkedTo only evidence linked with this record; null for all
   */
  public List<Line> lines(AsOf asOf, LocalDate day, @Nullable UUID linkedTo) {
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
    return catalog.iso42001().assessable().map(it -> line(it, byLine, missing, day)).toList();
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
      Item item, Map<String, List<Entry<Evidence>>> byLine, Missing missing, LocalDate day) {
    var all = byLine.getOrDefault(item.id(), List.of());
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
        item, state(counting, lost, day), all, missing.incomplete(), until(counting, day));
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
