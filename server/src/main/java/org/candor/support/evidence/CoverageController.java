package org.candor.support.evidence;

import static org.candor.support.evidence.EvidenceRegisters.EVIDENCE;
import static org.candor.web.Messages.text;

import gg.jte.generated.precompiled.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.candor.access.Action;
import org.candor.access.Allow;
import org.candor.access.Caller;
import org.candor.access.Permissions;
import org.candor.catalog.Catalog;
import org.candor.catalog.Item;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.records.Ledger;
import org.candor.register.Listings;
import org.candor.register.Registers;
import org.candor.support.evidence.Coverage.Line;
import org.candor.support.evidence.Coverage.State;
import org.candor.web.Chip;
import org.candor.web.Html;
import org.candor.web.Shells;
import org.candor.web.Times;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.View;
import org.springframework.web.util.UriComponentsBuilder;

/** Evidence against what it must show, for people and for programs. */
@Controller
class CoverageController {

  static final String AT = "/support/coverage";
  private static final String RESOURCE = "support/evidence";
  private static final String SYSTEMS = "systems/ai-systems";
  private static final Pattern LABEL = Pattern.compile("[A-Za-z]{2,5}-(\\d{1,9})");
  private static final StaticTemplates TEMPLATES = new StaticTemplates();
  private static final int SHOWN = 6;

  private final Coverage coverage;
  private final Catalog catalog;
  private final Registers registers;
  private final Listings listings;
  private final Ledger ledger;
  private final Permissions permissions;
  private final Shells shells;
  private final Clock clock;

  CoverageController(
      Coverage coverage,
      Catalog catalog,
      Registers registers,
      Listings listings,
      Ledger ledger,
      Permissions permissions,
      Shells shells,
      Clock clock) {
    this.coverage = coverage;
    this.catalog = catalog;
    this.registers = registers;
    this.listings = listings;
    this.ledger = ledger;
    this.permissions = permissions;
    this.shells = shells;
    this.clock = clock;
  }

  record Told(Map<State, Long> summary, List<ToldLine> lines) {}

  /**
   * @param incomplete pieces of the evidence with nothing behind them yet
   */
  record ToldLine(
      String id,
      State state,
      @Nullable LocalDate until,
      List<String> evidence,
      List<String> incomplete) {}

  /** What the lines are narrowed to; empty for all. */
  private record Narrowed(String under, String state, String line, String system) {

    boolean takes(Line it) {
      return (under.isEmpty() || top(it.item().id()).equals(under))
          && (state.isEmpty() || it.state().name().equals(state.toUpperCase(Locale.ROOT)))
          && (line.isEmpty() || it.item().id().equals(line));
    }

    String href(String newUnder, String newState, String newLine, String newSystem) {
      var uri = UriComponentsBuilder.fromPath(AT);
      Stream.of(
              Map.entry("under", newUnder),
              Map.entry("state", newState.toLowerCase(Locale.ROOT)),
              Map.entry("line", newLine),
              Map.entry("system", newSystem))
          .filter(it -> !it.getValue().isEmpty())
          .forEach(it -> uri.queryParam(it.getKey(), it.getValue()));
      return uri.build().encode().toUriString();
    }
  }

  @GetMapping(AT)
  @Allow(value = Action.READ, on = RESOURCE)
  View show(
      @RequestParam(defaultValue = "") String under,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String line,
      @RequestParam(defaultValue = "") String system,
      HttpServletRequest request,
      Caller caller,
      AsOf asOf) {
    var narrowed = new Narrowed(under.strip(), state.strip(), line.strip(), system.strip());
    var linked = system.isBlank() ? Optional.<UUID>empty() : system(system, caller, asOf);
    var lost = !system.isBlank() && linked.isEmpty();
    var lines = coverage.lines(asOf, day(asOf), linked.orElse(null));
    var chosen = lines.stream().filter(narrowed::takes).map(CoverageController::row).toList();
    return Html.page(
        TEMPLATES.supportEvidenceCoverage(
            new CoveragePage(
                shells.of(request),
                answer(lines),
                matrix(lines, narrowed),
                chosen,
                chips(narrowed),
                narrowed.system(),
                lost ? text("support.coverage.lost", system) : "",
                !asOf.past() && permissions.may(caller, Action.RECORD, RESOURCE))));
  }

  @GetMapping("/api/v1/support/coverage")
  @Allow(value = Action.READ, on = RESOURCE)
  @ResponseBody
  Told showCoverage(AsOf asOf) {
    var lines = coverage.lines(asOf, day(asOf), null);
    var told =
        lines.stream()
            .map(
                it ->
                    new ToldLine(
                        it.item().id(),
                        it.state(),
                        it.until(),
                        it.evidence().stream().map(Entry::label).toList(),
                        it.evidence().stream()
                            .filter(one -> it.incomplete().contains(one.id()))
                            .map(Entry::label)
                            .toList()))
            .toList();
    return new Told(counts(lines), told);
  }

  private LocalDate day(AsOf asOf) {
    var position = asOf.position();
    var moment = position == null ? clock.instant() : ledger.momentOf(position);
    return LocalDate.ofInstant(moment, ZoneOffset.UTC);
  }

  /** The system that people call SYS-12. */
  private Optional<UUID> system(String label, Caller caller, AsOf asOf) {
    var number = LABEL.matcher(label.strip());
    return number.matches() && permissions.may(caller, Action.READ, SYSTEMS)
        ? registers
            .find(SYSTEMS)
            .flatMap(it -> listings.numbered(it, Integer.parseInt(number.group(1)), asOf))
            .map(Entry::id)
        : Optional.empty();
  }

  private static Map<State, Long> counts(List<Line> lines) {
    var counts = new LinkedHashMap<State, Long>();
    for (var state : CoveragePage.ORDER) {
      counts.put(state, lines.stream().filter(it -> it.state() == state).count());
    }
    return counts;
  }

  private static String answer(List<Line> lines) {
    var counts = counts(lines);
    return text(
        "support.coverage.answer",
        counts.getOrDefault(State.NONE, 0L),
        lines.size(),
        counts.getOrDefault(State.EXPIRING, 0L),
        counts.getOrDefault(State.EXPIRED, 0L));
  }

  private List<CoveragePage.MatrixRow> matrix(List<Line> lines, Narrowed narrowed) {
    var byTop = new LinkedHashMap<String, List<Line>>();
    lines.forEach(it -> byTop.computeIfAbsent(top(it.item().id()), _ -> new ArrayList<>()).add(it));
    var rows = new ArrayList<CoveragePage.MatrixRow>();
    byTop.forEach(
        (top, under) -> {
          var counts = counts(under);
          var cells = new ArrayList<CoveragePage.Cell>();
          counts.forEach(
              (state, count) ->
                  cells.add(
                      new CoveragePage.Cell(
                          state,
                          count,
                          narrowed.href(top, state.name(), "", narrowed.system()) + "#lines")));
          rows.add(
              new CoveragePage.MatrixRow(
                  top,
                  catalog.iso42001().item(top).title(),
                  narrowed.href(top, "", "", narrowed.system()) + "#lines",
                  cells));
        });
    return rows;
  }

  private static CoveragePage.Row row(Line it) {
    var pieces =
        it.evidence().stream()
            .limit(SHOWN)
            .map(
                one ->
                    new CoveragePage.Piece(
                        one.label(),
                        one.content().name(),
                        EVIDENCE.href(one),
                        it.incomplete().contains(one.id())))
            .toList();
    var more = it.evidence().size() - pieces.size();
    return new CoveragePage.Row(
        it.item().id(),
        words(it.item()),
        it.state(),
        it.until() == null ? "" : Times.shortDay(it.until()),
        pieces,
        more > 0 ? text("support.coverage.more", more) : "");
  }

  private static List<Chip> chips(Narrowed it) {
    var chips = new ArrayList<Chip>();
    if (!it.under().isEmpty()) {
      var without = it.href("", it.state(), it.line(), it.system());
      chips.add(new Chip(text("support.coverage.under"), it.under(), without));
    }
    if (!it.state().isEmpty()) {
      var without = it.href(it.under(), "", it.line(), it.system());
      var known = Stream.of(State.values()).filter(one -> one.name().equalsIgnoreCase(it.state()));
      var words = known.findFirst().map(CoveragePage::words).orElse(it.state());
      chips.add(new Chip(text("support.coverage.state"), words, without));
    }
    if (!it.line().isEmpty()) {
      var without = it.href(it.under(), it.state(), "", it.system());
      chips.add(new Chip(text("support.coverage.line"), it.line(), without));
    }
    if (!it.system().isEmpty()) {
      var without = it.href(it.under(), it.state(), it.line(), "");
      chips.add(new Chip(text("support.coverage.system"), it.system(), without));
    }
    return chips;
  }

  static String words(Item item) {
    return item.title().isEmpty() ? item.text() : item.title();
  }

  /**
   * The clause or area at the top: {@code 6} of {@code 6.1.2-3}, {@code A.6} of {@code A.6.2.4}.
   */
  private static String top(String line) {
    var parts = line.split("[.-]");
    return parts[0].equals("A") && parts.length > 1 ? "A." + parts[1] : parts[0];
  }
}
