package org.candor.work;

import static org.candor.readiness.ReadinessRegisters.ATTESTATIONS;
import static org.candor.readiness.Verdicts.counted;
import static org.candor.readiness.Verdicts.list;
import static org.candor.readiness.Verdicts.picture;
import static org.candor.systems.SystemsRegisters.AI_SYSTEMS;
import static org.candor.web.Messages.text;

import gg.jte.generated.precompiled.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;
import org.candor.access.Action;
import org.candor.access.Caller;
import org.candor.access.Permissions;
import org.candor.access.SignedIn;
import org.candor.catalog.Catalog;
import org.candor.readiness.NextSteps;
import org.candor.readiness.Position;
import org.candor.readiness.Readiness;
import org.candor.readiness.Verdict;
import org.candor.records.AsOf;
import org.candor.support.evidence.Coverable;
import org.candor.systems.Inventory;
import org.candor.systems.Overview;
import org.candor.web.Chart.Part;
import org.candor.web.Html;
import org.candor.web.Shell;
import org.candor.web.Shells;
import org.candor.web.Stack;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** Where people come in. */
@Controller
class HomeController {

  private static final StaticTemplates TEMPLATES = new StaticTemplates();
  private static final int NEXT = 5;

  private final Waiting waiting;
  private final Readiness readiness;
  private final Catalog catalog;
  private final Inventory inventory;
  private final FirstHour hour;
  private final Coverable lines;
  private final Permissions permissions;
  private final Shells shells;

  HomeController(
      Waiting waiting,
      Readiness readiness,
      Catalog catalog,
      Inventory inventory,
      FirstHour hour,
      Coverable lines,
      Permissions permissions,
      Shells shells) {
    this.waiting = waiting;
    this.readiness = readiness;
    this.catalog = catalog;
    this.inventory = inventory;
    this.hour = hour;
    this.lines = lines;
    this.permissions = permissions;
    this.shells = shells;
  }

  @GetMapping("/")
  @SignedIn
  View home(HttpServletRequest request, Caller caller, AsOf asOf) {
    var shell = shells.of(request);
    return Html.page(
        TEMPLATES.workHome(
            new HomePage(
                shell,
                WaitingPages.mine(shell, waiting.of(caller), lines, false),
                permissions.may(caller, Action.READ, ATTESTATIONS.path()) ? standing(asOf) : null,
                permissions.may(caller, Action.READ, AI_SYSTEMS.path())
                    ? inventory(shell, asOf)
                    : List.of(),
                asOf.past() ? null : start(caller))));
  }

  private HomePage.Standing standing(AsOf asOf) {
    var position = readiness.position(Catalog.ISO_42001, asOf);
    var counts = position.counts();
    var lines = position.lines().size();
    var parts =
        Stream.of(Verdict.values())
            .filter(it -> counts.getOrDefault(it, 0) > 0)
            .map(
                it ->
                    new Part(
                        org.candor.readiness.Verdicts.word(it),
                        counts.getOrDefault(it, 0),
                        "/readiness/lines?verdict=" + it,
                        PlanDesk.tone(it)))
            .toList();
    var next = NextSteps.of(position, NEXT).stream().map(HomeController::next).toList();
    var answer =
        text(
            "work.home.standing",
            counts.getOrDefault(Verdict.MET, 0),
            lines - counts.getOrDefault(Verdict.NOT_APPLICABLE, 0),
            counts.getOrDefault(Verdict.UNKNOWN, 0));
    return new HomePage.Standing(
        answer, new Stack(text("work.home.where"), parts), next, beside(asOf));
  }

  /** Frameworks that the organization brought, and others that something was said of. */
  private List<HomePage.Beside> beside(AsOf asOf) {
    return catalog.frameworks(asOf).stream()
        .filter(it -> !it.id().equals(Catalog.ISO_42001))
        .map(it -> readiness.position(it.id(), asOf))
        .filter(it -> !Catalog.isShipped(it.framework().id()) || !it.silent())
        .map(HomeController::beside)
        .toList();
  }

  private static HomePage.Beside beside(Position position) {
    var framework = position.framework();
    var counts = position.counts();
    var counted =
        Stream.of(Verdict.values())
            .filter(it -> counts.getOrDefault(it, 0) > 0)
            .map(
                it ->
                    new HomePage.Counted(
                        counted(it, counts.getOrDefault(it, 0)),
                        list(framework.id(), "verdict=" + it)))
            .toList();
    return new HomePage.Beside(framework.title(), picture(framework.id()), counted);
  }

  private static HomePage.Next next(NextSteps.Step it) {
    return new HomePage.Next(it.lines().getFirst(), it.words(), it.href());
  }

  private List<Overview.Phrase> inventory(Shell shell, AsOf asOf) {
    var overview = new Overview(shell, inventory.figures(asOf), false);
    return overview.empty() ? List.of() : overview.answer();
  }

  private HomePage.@Nullable Start start(Caller caller) {
    if (!permissions.may(caller, Action.RECORD, WorkRegisters.BASELINE)) {
      return null;
    }
    var progress = hour.progress();
    return progress.next().isEmpty()
        ? null
        : new HomePage.Start(progress.finished(), progress.done().size(), progress.finished() > 0);
  }
}
