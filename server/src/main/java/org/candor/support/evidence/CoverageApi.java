package org.candor.support.evidence;

import static org.candor.web.Messages.text;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.candor.access.Action;
import org.candor.access.Allow;
import org.candor.access.Caller;
import org.candor.access.Replies;
import org.candor.catalog.Catalog;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.records.NotFound;
import org.candor.support.evidence.Coverage.Line;
import org.candor.support.evidence.Coverage.State;
import org.candor.support.evidence.CoverageDesk.Section;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Evidence against what it must show, for programs. */
@RestController
@RequestMapping("/api/v1/support/coverage")
class CoverageApi {

  private final CoverageDesk desk;

  CoverageApi(CoverageDesk desk) {
    this.desk = desk;
  }

  /**
   * @param summary of all lines, as are the sections
   * @param lines those asked for
   */
  record Told(
      String framework, Map<State, Long> summary, List<Section> sections, List<ToldLine> lines) {}

  /**
   * @param under the clause or area at the top
   * @param incomplete pieces of the evidence with nothing behind them yet
   */
  record ToldLine(
      String id,
      String under,
      State state,
      @Nullable LocalDate until,
      List<String> evidence,
      List<String> incomplete) {}

  @GetMapping
  @Allow(value = Action.READ, on = CoverageController.RESOURCE)
  @Replies(Told.class)
  ResponseEntity<?> showCoverage(
      @RequestParam(defaultValue = Catalog.ISO_42001) String framework,
      @RequestParam(defaultValue = "") String under,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String line,
      @RequestParam(defaultValue = "") String system,
      Caller caller,
      AsOf asOf) {
    var asked = new CoverageAsked(framework, under, state, line, system);
    if (!asked.state().isEmpty() && asked.known().isEmpty()) {
      var status = HttpStatus.BAD_REQUEST;
      var why = text("support.coverage.state.unknown", state, List.of(State.values()));
      return ResponseEntity.badRequest().body(ProblemDetail.forStatusAndDetail(status, why));
    }
    var of = desk.framework(framework, asOf);
    var lines = desk.lines(of, asOf, asked.system().isEmpty() ? null : linked(asked, caller, asOf));
    var told = lines.stream().filter(asked::takes).map(CoverageApi::told).toList();
    return ResponseEntity.ok(
        new Told(of.id(), CoverageDesk.counts(lines), CoverageDesk.sections(of, lines), told));
  }

  private UUID linked(CoverageAsked asked, Caller caller, AsOf asOf) {
    return desk.system(asked.system(), caller, asOf)
        .orElseThrow(() -> new NotFound(text("support.coverage.system.missing", asked.system())));
  }

  private static ToldLine told(Line it) {
    return new ToldLine(
        it.item().id(),
        it.top(),
        it.state(),
        it.until(),
        it.evidence().stream().map(Entry::label).toList(),
        it.evidence().stream()
            .filter(one -> it.incomplete().contains(one.id()))
            .map(Entry::label)
            .toList());
  }
}
