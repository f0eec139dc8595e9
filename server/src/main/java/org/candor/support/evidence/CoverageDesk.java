package org.candor.support.evidence;

import static org.candor.web.Messages.text;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.candor.access.Action;
import org.candor.access.Caller;
import org.candor.access.Permissions;
import org.candor.catalog.Catalog;
import org.candor.catalog.Framework;
import org.candor.catalog.Item;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.records.Ledger;
import org.candor.records.NotFound;
import org.candor.register.Listings;
import org.candor.register.Registers;
import org.candor.support.evidence.Coverage.Line;
import org.candor.support.evidence.Coverage.State;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds what is asked of coverage, and counts it clause by clause: for page and program alike. */
@Component
class CoverageDesk {

  private static final String SYSTEMS = "systems/ai-systems";
  private static final Pattern LABEL = Pattern.compile("[A-Za-z]{2,5}-(\\d{1,9})");

  private final Coverage coverage;
  private final Catalog catalog;
  private final Registers registers;
  private final Listings listings;
  private final Ledger ledger;
  private final Permissions permissions;
  private final Clock clock;

  CoverageDesk(
      Coverage coverage,
      Catalog catalog,
      Registers registers,
      Listings listings,
      Ledger ledger,
      Permissions permissions,
      Clock clock) {
    this.coverage = coverage;
    this.catalog = catalog;
    this.registers = registers;
    this.listings = listings;
    this.ledger = ledger;
    this.permissions = permissions;
    this.clock = clock;
  }

  /** The lines under one clause or area. */
  record Section(String id, String title, Map<State, Long> counts) {}

  /**
   * @throws NotFound if there is no such framework
   */
  Framework framework(String id, AsOf asOf) {
    return catalog.require(id, asOf);
  }

  List<Framework> frameworks(AsOf asOf) {
    return catalog.frameworks(asOf);
  }

  /**
   * @param linkedTo only evidence linked with this record; null for all
   */
  List<Line> lines(Framework framework, AsOf asOf, @Nullable UUID linkedTo) {
    return coverage.lines(framework, asOf, day(asOf), linkedTo);
  }

  /** The system that people call SYS-12, where the caller may know of it. */
  Optional<UUID> system(String label, Caller caller, AsOf asOf) {
    var number = LABEL.matcher(label);
    return number.matches() && permissions.may(caller, Action.READ, SYSTEMS)
        ? registers
            .find(SYSTEMS)
            .flatMap(it -> listings.numbered(it, Integer.parseInt(number.group(1)), asOf))
            .map(Entry::id)
        : Optional.empty();
  }

  static Map<State, Long> counts(List<Line> lines) {
    var counts = new LinkedHashMap<State, Long>();
    for (var state : CoveragePage.ORDER) {
      counts.put(state, lines.stream().filter(it -> it.state() == state).count());
    }
    return counts;
  }

  static List<Section> sections(Framework framework, List<Line> lines) {
    var byTop = new LinkedHashMap<String, List<Line>>();
    lines.forEach(it -> byTop.computeIfAbsent(it.top(), _ -> new ArrayList<>()).add(it));
    return byTop.entrySet().stream()
        .map(it -> new Section(it.getKey(), title(framework, it.getKey()), counts(it.getValue())))
        .toList();
  }

  private static String title(Framework framework, String top) {
    var nowhere = top.equals(Coverage.OWN) ? "support.coverage.own" : "support.coverage.rest";
    return framework.find(top).map(CoverageDesk::words).orElseGet(() -> text(nowhere));
  }

  static String words(Item item) {
    return item.title().isEmpty() ? item.text() : item.title();
  }

  private LocalDate day(AsOf asOf) {
    var position = asOf.position();
    var moment = position == null ? clock.instant() : ledger.momentOf(position);
    return LocalDate.ofInstant(moment, ZoneOffset.UTC);
  }
}
