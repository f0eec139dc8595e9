package org.candor.readiness;

import static org.candor.web.Messages.text;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.candor.access.Action;
import org.candor.access.Allow;
import org.candor.access.Replies;
import org.candor.catalog.Catalog;
import org.candor.readiness.NextSteps.Step;
import org.candor.records.AsOf;
import org.candor.records.NotFound;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where the organization stands, for programs. */
@RestController
@RequestMapping("/api/v1/readiness")
class ReadinessApi {

  static final String RESOURCE = "readiness/position";
  private static final int MOST_STEPS = 100;
  private static final int MOST_ENDINGS = 10_000;

  private final Readiness readiness;
  private final Reports reports;
  private final Outlook outlook;
  private final Course course;
  private final Lookout lookout;
  private final Catalog catalog;
  private final Reckoning reckoning;

  ReadinessApi(
      Readiness readiness,
      Reports reports,
      Outlook outlook,
      Course course,
      Lookout lookout,
      Catalog catalog,
      Reckoning reckoning) {
    this.readiness = readiness;
    this.reports = reports;
    this.outlook = outlook;
    this.course = course;
    this.lookout = lookout;
    this.catalog = catalog;
    this.reckoning = reckoning;
  }

  record Known(String id, String title, String edition, String version, long lines) {}

  record RuleTold(
      String id,
      String title,
      List<String> decides,
      List<String> indicates,
      List<String> contests) {}

  record Changed(String id, Verdict now, Verdict then, String why) {}

  /**
   * @param total of which the first so many are listed as were asked for
   */
  record Endings(
      String framework, LocalDate from, LocalDate until, long total, List<Ending> items) {}

  record Foreseen(
      LocalDate from,
      LocalDate until,
      Report.Summary now,
      Report.Summary then,
      long evidenceExpiring,
      long attestationsExpiring,
      List<Changed> changes) {}

  @GetMapping
  @Allow(value = Action.READ, on = RESOURCE)
  Report position(
      @RequestParam(defaultValue = Catalog.ISO_42001) String framework,
      HttpServletRequest request,
      AsOf asOf) {
    return reports.report(framework, asOf, lookout.day(request));
  }

  @GetMapping("/lines/{line}")
  @Allow(value = Action.READ, on = RESOURCE)
  Report.Line line(
      @PathVariable String line,
      @RequestParam(defaultValue = Catalog.ISO_42001) String framework,
      HttpServletRequest request,
      AsOf asOf) {
    return reports
        .line(framework, line, asOf, lookout.day(request))
        .orElseThrow(() -> new NotFound(text("readiness.missing.line", line, framework)));
  }

  @GetMapping("/next")
  @Allow(value = Action.READ, on = RESOURCE)
  List<Step> next(
      @RequestParam(defaultValue = Catalog.ISO_42001) String framework,
      @RequestParam(defaultValue = "10") int limit,
      HttpServletRequest request,
      AsOf asOf) {
    var position = readiness.position(framework, asOf, lookout.day(request));
    return NextSteps.of(position, Math.clamp(limit, 1, MOST_STEPS));
  }

  @GetMapping("/outlook")
  @Allow(value = Action.READ, on = RESOURCE)
  @Replies(Foreseen.class)
  ResponseEntity<?> outlook(
      @RequestParam(defaultValue = Catalog.ISO_42001) String framework,
      @RequestParam(defaultValue = "") String until,
      HttpServletRequest request,
      AsOf asOf) {
    var from = lookout.day(request);
    try {
      var day = lookout.until(until, from, asOf);
      return ResponseEntity.ok(told(outlook.forecast(framework, asOf, from, day)));
    } catch (DateTimeException _) {
      return ResponseEntity.badRequest().body(notAhead());
    }
  }

  /** Each piece that ends before the day, the soonest first, with the lines it costs. */
  @GetMapping("/outlook/endings")
  @Allow(value = Action.READ, on = RESOURCE)
  @Replies(Endings.class)
  ResponseEntity<?> endings(
      @RequestParam(defaultValue = Catalog.ISO_42001) String framework,
      @RequestParam(defaultValue = "") String until,
      @RequestParam(defaultValue = "" + MOST_ENDINGS) int limit,
      HttpServletRequest request,
      AsOf asOf) {
    var from = lookout.day(request);
    try {
      var day = lookout.until(until, from, asOf);
      var all = outlook.endings(outlook.forecast(framework, asOf, from, day), asOf);
      var first = all.stream().limit(Math.clamp(limit, 1, MOST_ENDINGS)).toList();
      return ResponseEntity.ok(new Endings(framework, from, day, all.size(), first));
    } catch (DateTimeException _) {
      return ResponseEntity.badRequest().body(notAhead());
    }
  }

  private static ProblemDetail notAhead() {
    return ProblemDetail.forStatusAndDetail(
        HttpStatus.BAD_REQUEST,
        "until: write a day after the one looked at, within ten years, e.g. 2027-03-31.");
  }

  private static Foreseen told(Forecast it) {
    return new Foreseen(
        it.from(),
        it.until(),
        Report.summary(it.now()),
        Report.summary(it.then()),
        it.evidence().total(),
        it.attestations().total(),
        it.worse().stream()
            .map(
                one ->
                    new Changed(
                        one.now().id(),
                        one.now().verdict(),
                        one.then().verdict(),
                        one.then().why()))
            .toList());
  }

  @GetMapping("/trend")
  @Allow(value = Action.READ, on = RESOURCE)
  List<Course.Sample> trend(
      @RequestParam(defaultValue = Catalog.ISO_42001) String framework,
      HttpServletRequest request,
      AsOf asOf) {
    return course.of(framework, asOf, lookout.day(request));
  }

  @GetMapping("/frameworks")
  @Allow(value = Action.READ, on = RESOURCE)
  List<Known> frameworks() {
    return catalog.frameworks().stream()
        .map(
            it ->
                new Known(it.id(), it.title(), it.edition(), it.version(), it.assessable().count()))
        .toList();
  }

  @GetMapping("/rules")
  @Allow(value = Action.READ, on = RESOURCE)
  List<RuleTold> rules() {
    return reckoning.rules().stream()
        .map(
            it ->
                new RuleTold(
                    it.id(), it.claim().title(), it.decides(), it.indicates(), it.contests()))
        .toList();
  }
}
