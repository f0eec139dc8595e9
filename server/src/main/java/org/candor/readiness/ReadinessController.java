package org.candor.readiness;

import static org.candor.web.Messages.text;

import gg.jte.generated.precompiled.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.util.List;
import org.candor.access.Action;
import org.candor.access.Allow;
import org.candor.access.Caller;
import org.candor.access.Ways;
import org.candor.catalog.Catalog;
import org.candor.readiness.LinesPage.Narrowing;
import org.candor.records.AsOf;
import org.candor.records.Ledger;
import org.candor.web.Html;
import org.candor.web.NavEntry;
import org.candor.web.Option;
import org.candor.web.Shells;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Where do we stand? The picture, the list of lines, the course so far and the outlook. */
@Controller
@RequestMapping("/readiness")
class ReadinessController {

  private static final StaticTemplates TEMPLATES = new StaticTemplates();
  private static final int STEPS = 10;

  private final Readiness readiness;
  private final Outlook outlook;
  private final Course course;
  private final Lookout lookout;
  private final Catalog catalog;
  private final Ledger ledger;
  private final Shells shells;
  private final Ways ways;

  ReadinessController(
      Readiness readiness,
      Outlook outlook,
      Course course,
      Lookout lookout,
      Catalog catalog,
      Ledger ledger,
      Shells shells,
      Ways ways) {
    this.readiness = readiness;
    this.outlook = outlook;
    this.course = course;
    this.lookout = lookout;
    this.catalog = catalog;
    this.ledger = ledger;
    this.shells = shells;
    this.ways = ways;
  }

  @Bean
  static NavEntry readinessEntry() {
    return NavEntry.of(NavEntry.Group.TOP, "readiness.title", "/readiness", "target-arrow", 10)
        .requiring(ReadinessApi.RESOURCE)
        .on('w');
  }

  @GetMapping
  @Allow(value = Action.READ, on = ReadinessApi.RESOURCE)
  View picture(
      @RequestParam(defaultValue = Catalog.ISO_42001) String framework,
      HttpServletRequest request,
      Caller caller,
      AsOf asOf) {
    return Html.page(TEMPLATES.readinessPicture(picture(framework, request, caller, asOf, false)));
  }

  @GetMapping("/print")
  @Allow(value = Action.READ, on = ReadinessApi.RESOURCE)
  View print(
      @RequestParam(defaultValue = Catalog.ISO_42001) String framework,
      HttpServletRequest request,
      Caller caller,
      AsOf asOf) {
    return Html.page(TEMPLATES.readinessPrint(picture(framework, request, caller, asOf, true)));
  }

  @GetMapping("/lines")
  @Allow(value = Action.READ, on = ReadinessApi.RESOURCE)
  View lines(
      @RequestParam(defaultValue = Catalog.ISO_42001) String framework,
      @RequestParam(defaultValue = "") String verdict,
      @RequestParam(defaultValue = "") String in,
      @RequestParam(defaultValue = "false") boolean open,
      @RequestParam(defaultValue = "") String evidence,
      @RequestParam(defaultValue = "false") boolean documented,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "") String q,
      HttpServletRequest request,
      Caller caller,
      AsOf asOf) {
    var position = readiness.position(framework, asOf, lookout.day(request));
    var narrowing = new Narrowing(verdict, in, open, evidence, documented, kind, q);
    var lines = position.lines().stream().filter(it -> narrowing.takes(position, it)).toList();
    var shell = shells.of(request);
    return Html.page(
        TEMPLATES.readinessLines(
            new LinesPage(shell, position, narrowing, lines, ways.of(caller))));
  }

  @GetMapping("/outlook")
  @Allow(value = Action.READ, on = ReadinessApi.RESOURCE)
  View outlook(
      @RequestParam(defaultValue = Catalog.ISO_42001) String framework,
      @RequestParam(defaultValue = "") String until,
      HttpServletRequest request,
      AsOf asOf) {
    var from = lookout.day(request);
    try {
      var forecast = outlook.forecast(framework, asOf, from, lookout.until(until, from, asOf));
      return Html.page(TEMPLATES.readinessOutlook(shells.of(request), forecast, ""));
    } catch (DateTimeException _) {
      var forecast = outlook.forecast(framework, asOf, from, lookout.until("", from, asOf));
      var why = text("readiness.outlook.refused", until);
      return Html.page(
          HttpStatus.UNPROCESSABLE_CONTENT,
          TEMPLATES.readinessOutlook(shells.of(request), forecast, why));
    }
  }

  @GetMapping("/trend")
  @Allow(value = Action.READ, on = ReadinessApi.RESOURCE)
  View trend(
      @RequestParam(defaultValue = Catalog.ISO_42001) String framework,
      HttpServletRequest request,
      AsOf asOf) {
    var trend = Trend.of(framework, course.of(framework, asOf, lookout.day(request)));
    return request.getHeader("HX-Request") == null
        ? Html.page(TEMPLATES.readinessTrendPage(shells.of(request), trend))
        : Html.page(TEMPLATES.readinessTrend(trend));
  }

  private Picture picture(
      String framework, HttpServletRequest request, Caller caller, AsOf asOf, boolean rooted) {
    var position = readiness.position(framework, asOf, lookout.day(request));
    List<Option> frameworks =
        catalog.frameworks(asOf).stream()
            .map(it -> new Option(it.id(), it.title(), it.id().equals(framework)))
            .toList();
    return new Picture(
        shells.of(request),
        position,
        NextSteps.of(position, STEPS),
        ways.of(caller),
        frameworks,
        lookout.until("", position.day(), asOf),
        rooted ? ledger.rootAt(position.ledgerSize()) : "");
  }
}
