package org.candor.support.evidence;

import static org.candor.support.evidence.EvidenceRegisters.EVIDENCE;
import static org.candor.web.Messages.text;

import gg.jte.generated.precompiled.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.candor.access.Action;
import org.candor.access.Allow;
import org.candor.access.Caller;
import org.candor.access.Permissions;
import org.candor.catalog.Catalog;
import org.candor.catalog.Framework;
import org.candor.catalog.Item;
import org.candor.records.AsOf;
import org.candor.support.evidence.Coverage.Line;
import org.candor.support.evidence.Coverage.State;
import org.candor.support.evidence.CoverageDesk.Section;
import org.candor.web.Chip;
import org.candor.web.Html;
import org.candor.web.Option;
import org.candor.web.Shells;
import org.candor.web.Times;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Evidence against what it must show, for people. */
@Controller
class CoverageController {

  static final String AT = "/support/coverage";
  static final String RESOURCE = "support/evidence";
  private static final StaticTemplates TEMPLATES = new StaticTemplates();
  private static final int SHOWN = 6;

  private final CoverageDesk desk;
  private final Permissions permissions;
  private final Shells shells;

  CoverageController(CoverageDesk desk, Permissions permissions, Shells shells) {
    this.desk = desk;
    this.permissions = permissions;
    this.shells = shells;
  }

  /** Where a single line stands. */
  static String href(String framework, String line) {
    return CoverageAsked.of(framework).line(line).href();
  }

  @GetMapping(AT)
  @Allow(value = Action.READ, on = RESOURCE)
  View show(
      @RequestParam(defaultValue = Catalog.ISO_42001) String framework,
      @RequestParam(defaultValue = "") String under,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String line,
      @RequestParam(defaultValue = "") String system,
      HttpServletRequest request,
      Caller caller,
      AsOf asOf) {
    var asked = new CoverageAsked(framework, under, state, line, system);
    var of = desk.framework(framework, asOf);
    var named = asked.system();
    var linked = named.isEmpty() ? Optional.<UUID>empty() : desk.system(named, caller, asOf);
    var lost = !named.isEmpty() && linked.isEmpty();
    var lines = desk.lines(of, asOf, linked.orElse(null));
    return Html.page(
        TEMPLATES.supportEvidenceCoverage(
            new CoveragePage(
                shells.of(request),
                of.id(),
                options(of, asOf),
                answer(lines),
                CoverageDesk.sections(of, lines).stream().map(it -> row(it, asked)).toList(),
                lines.stream().filter(asked::takes).map(CoverageController::row).toList(),
                chips(asked),
                CoverageAsked.of(of.id()).href(),
                named,
                lost ? text("support.coverage.lost", named) : "",
                !asOf.past() && permissions.may(caller, Action.RECORD, RESOURCE))));
  }

  private List<Option> options(Framework chosen, AsOf asOf) {
    return desk.frameworks(asOf).stream()
        .map(it -> new Option(it.id(), it.title(), it.id().equals(chosen.id())))
        .toList();
  }

  private static String answer(List<Line> lines) {
    var counts = CoverageDesk.counts(lines);
    return text(
        "support.coverage.answer",
        counts.getOrDefault(State.NONE, 0L),
        lines.size(),
        counts.getOrDefault(State.EXPIRING, 0L),
        counts.getOrDefault(State.EXPIRED, 0L));
  }

  private static CoveragePage.MatrixRow row(Section it, CoverageAsked asked) {
    var all = CoverageAsked.of(asked.framework()).system(asked.system()).under(it.id());
    var cells = new ArrayList<CoveragePage.Cell>();
    it.counts()
        .forEach(
            (state, count) -> {
              var href = all.state(state.name()).href() + "#lines";
              cells.add(new CoveragePage.Cell(state, count, href));
            });
    var numbered = !it.id().equals(Coverage.OWN) && !it.id().equals(Coverage.REST);
    return new CoveragePage.MatrixRow(
        numbered ? it.id() : "", it.title(), all.href() + "#lines", cells);
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
        it.name(),
        it.item().id(),
        words(it.item()),
        it.state(),
        it.until() == null ? "" : Times.shortDay(it.until()),
        pieces,
        more > 0 ? text("support.coverage.more", more) : "");
  }

  private static List<Chip> chips(CoverageAsked it) {
    var chips = new ArrayList<Chip>();
    if (!it.under().isEmpty()) {
      chips.add(new Chip(text("support.coverage.under"), it.under(), it.under("").href()));
    }
    if (!it.state().isEmpty()) {
      var words = it.known().map(CoveragePage::words).orElse(it.state());
      chips.add(new Chip(text("support.coverage.state"), words, it.state("").href()));
    }
    if (!it.line().isEmpty()) {
      chips.add(new Chip(text("support.coverage.line"), it.line(), it.line("").href()));
    }
    if (!it.system().isEmpty()) {
      chips.add(new Chip(text("support.coverage.system"), it.system(), it.system("").href()));
    }
    return chips;
  }

  static String words(Item item) {
    return CoverageDesk.words(item);
  }
}
