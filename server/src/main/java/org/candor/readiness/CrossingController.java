package org.candor.readiness;

import static org.candor.web.Messages.text;

import gg.jte.generated.precompiled.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.candor.access.Action;
import org.candor.access.Allow;
import org.candor.catalog.Catalog;
import org.candor.catalog.Framework;
import org.candor.readiness.Crossing.Reach;
import org.candor.readiness.Crossing.Served;
import org.candor.readiness.CrossingPage.Narrowed;
import org.candor.records.AsOf;
import org.candor.records.NotFound;
import org.candor.web.Html;
import org.candor.web.Option;
import org.candor.web.Shells;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.View;

/** Two frameworks side by side, for people and for programs. */
@Controller
class CrossingController {

  private static final StaticTemplates TEMPLATES = new StaticTemplates();

  private final Readiness readiness;
  private final Crossing crossing;
  private final Catalog catalog;
  private final Lookout lookout;
  private final Shells shells;

  CrossingController(
      Readiness readiness, Crossing crossing, Catalog catalog, Lookout lookout, Shells shells) {
    this.readiness = readiness;
    this.crossing = crossing;
    this.catalog = catalog;
    this.lookout = lookout;
    this.shells = shells;
  }

  /** A line of the far side for programs. */
  record Told(String id, String title, Reach reach, List<Source> from) {
    static Told of(Served it) {
      var from =
          it.from().stream()
              .map(
                  given ->
                      new Source(
                          given.standing().id(),
                          given.type().name(),
                          given.standing().verdict(),
                          given.standing().human().inForce()))
              .toList();
      return new Told(it.line().id(), Verdicts.title(it.line()), it.reach(), from);
    }
  }

  record Source(String id, String relation, Verdict verdict, int evidence) {}

  /**
   * @param summary how many lines of the far side are served how far
   */
  record Crossed(
      String from,
      String to,
      long ledgerSize,
      LocalDate day,
      String basis,
      Map<Reach, Long> summary,
      List<Told> lines) {}

  @GetMapping("/readiness/crosswalk")
  @Allow(value = Action.READ, on = ReadinessApi.RESOURCE)
  View page(
      @RequestParam(defaultValue = Catalog.ISO_42001) String from,
      @RequestParam(defaultValue = "") String to,
      @RequestParam(defaultValue = "") String reach,
      @RequestParam(defaultValue = "") String relation,
      HttpServletRequest request,
      AsOf asOf) {
    var near = readiness.position(from, asOf, lookout.day(request));
    var beside = crossing.beside(from, asOf);
    var far = far(beside, from, to);
    return Html.page(
        TEMPLATES.readinessCrosswalk(
            new CrossingPage(
                shells.of(request),
                near.framework(),
                far,
                crossing.basis(from, far.id()),
                options(catalog.frameworks(asOf), from),
                options(beside, far.id()),
                crossing.served(near, far),
                new Narrowed(reach, relation))));
  }

  @GetMapping("/api/v1/readiness/crosswalk")
  @Allow(value = Action.READ, on = ReadinessApi.RESOURCE)
  @ResponseBody
  Crossed crosswalk(
      @RequestParam(defaultValue = Catalog.ISO_42001) String from,
      @RequestParam(defaultValue = "") String to,
      HttpServletRequest request,
      AsOf asOf) {
    var near = readiness.position(from, asOf, lookout.day(request));
    var far = far(crossing.beside(from, asOf), from, to);
    var served = crossing.served(near, far);
    return new Crossed(
        from,
        far.id(),
        near.ledgerSize(),
        near.day(),
        crossing.basis(from, far.id()),
        Crossing.counts(served),
        served.stream().map(Told::of).toList());
  }

  private static Framework far(List<Framework> beside, String from, String to) {
    return beside.stream()
        .filter(it -> to.isEmpty() || it.id().equals(to))
        .findFirst()
        .orElseThrow(() -> new NotFound(text("readiness.missing.crosswalk", from, to)));
  }

  private static List<Option> options(List<Framework> all, String chosen) {
    return all.stream().map(it -> new Option(it.id(), it.title(), it.id().equals(chosen))).toList();
  }
}
