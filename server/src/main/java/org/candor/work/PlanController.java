package org.candor.work;

import static org.candor.web.Messages.text;

import gg.jte.generated.precompiled.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.candor.access.Action;
import org.candor.access.Allow;
import org.candor.access.Caller;
import org.candor.access.Permissions;
import org.candor.access.Replies;
import org.candor.catalog.Catalog;
import org.candor.kernel.PersonId;
import org.candor.records.AsOf;
import org.candor.web.Html;
import org.candor.web.Shells;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.View;

/** The plan, for people and for programs. */
@Controller
class PlanController {

  private static final String RESOURCE = "work/tasks";
  private static final StaticTemplates TEMPLATES = new StaticTemplates();

  private final Plan plan;
  private final PlanDesk desk;
  private final Catalog catalog;
  private final Shells shells;
  private final Permissions permissions;

  PlanController(
      Plan plan, PlanDesk desk, Catalog catalog, Shells shells, Permissions permissions) {
    this.plan = plan;
    this.desk = desk;
    this.catalog = catalog;
    this.shells = shells;
    this.permissions = permissions;
  }

  /**
   * Lines to plan, as evidence names them: {@code 6.1.2-3}, {@code framework:line}.
   *
   * @param owner a person; null leaves the tasks to nobody
   * @param dueOn a day; null sets none
   */
  record Asked(
      @Nullable List<String> requirements, @Nullable String owner, @Nullable String dueOn) {}

  record Answer(List<Plan.Planned> items) {}

  record Told(Map<String, List<Item>> groups, List<Verdicts.Line> unplanned) {}

  record Item(String label, Task task) {}

  @GetMapping("/work/plan")
  @Allow(value = Action.READ, on = RESOURCE)
  View show(
      @RequestParam(defaultValue = Catalog.ISO_42001) String framework,
      @RequestParam(defaultValue = "") String show,
      @RequestParam(defaultValue = "") List<String> add,
      HttpServletRequest request,
      Caller caller,
      AsOf asOf) {
    var asking =
        new PlanDesk.Asking(
            catalog.require(framework, asOf).id(),
            show.equals("all"),
            add,
            "",
            "",
            List.of(),
            null);
    return Html.page(TEMPLATES.workPlan(page(request, caller, asOf, asking)));
  }

  @PostMapping("/work/plan")
  @Allow(value = Action.RECORD, on = RESOURCE)
  View make(
      @RequestParam(defaultValue = Catalog.ISO_42001) String framework,
      @RequestParam(defaultValue = "") List<String> requirement,
      @RequestParam(defaultValue = "") String owner,
      @RequestParam(defaultValue = "") String dueOn,
      HttpServletRequest request,
      Caller caller) {
    var chosenOf = catalog.require(framework, AsOf.NOW).id();
    var asked = new Asked(requirement, owner, dueOn);
    var objection = objection(asked);
    var outcomes = objection == null ? make(asked, caller) : List.<Plan.Planned>of();
    var chosen = objection == null ? List.<String>of() : requirement;
    var asking = new PlanDesk.Asking(chosenOf, false, chosen, owner, dueOn, outcomes, objection);
    var page = TEMPLATES.workPlan(page(request, caller, AsOf.NOW, asking));
    return objection == null ? Html.page(page) : Html.page(HttpStatus.UNPROCESSABLE_CONTENT, page);
  }

  @GetMapping("/api/v1/work/plan")
  @Allow(value = Action.READ, on = RESOURCE)
  @ResponseBody
  Told showPlan(@RequestParam(defaultValue = Catalog.ISO_42001) String framework, AsOf asOf) {
    var of = catalog.require(framework, asOf).id();
    var frameworks = catalog.frameworks(asOf);
    var open = plan.tasks(false, asOf);
    var groups = new LinkedHashMap<String, List<Item>>();
    for (var it : open) {
      var line = it.content().requirement();
      groups
          .computeIfAbsent(
              line == null ? "" : Lines.top(frameworks, line).orElse(""), _ -> new ArrayList<>())
          .add(new Item(it.label(), it.content()));
    }
    return new Told(groups, asOf.past() ? List.of() : plan.unplanned(of, open));
  }

  @PostMapping("/api/v1/work/plan")
  @Allow(value = Action.RECORD, on = RESOURCE)
  @Replies(Answer.class)
  ResponseEntity<?> makePlan(@RequestBody Asked asked, Caller caller) {
    var objection = objection(asked);
    if (objection != null) {
      var status = HttpStatus.UNPROCESSABLE_CONTENT;
      return ResponseEntity.status(status)
          .body(ProblemDetail.forStatusAndDetail(status, objection));
    }
    return ResponseEntity.ok(new Answer(make(asked, caller)));
  }

  private List<Plan.Planned> make(Asked asked, Caller caller) {
    var owner = said(asked.owner());
    var day = said(asked.dueOn());
    return plan.make(
        lines(asked),
        owner.isEmpty() ? null : PersonId.of(owner),
        day.isEmpty() ? null : day(day),
        caller.actor());
  }

  private static LocalDate day(String text) {
    if (!text.matches("\\d{4}-\\d{2}-\\d{2}")) {
      throw new DateTimeException("not a day");
    }
    return LocalDate.parse(text);
  }

  /** Why nothing can be planned; null when it can. */
  private @Nullable String objection(Asked asked) {
    if (lines(asked).isEmpty()) {
      return text("work.plan.refused.none");
    }
    try {
      var owner = said(asked.owner());
      if (!owner.isEmpty() && !plan.knows(PersonId.of(owner))) {
        return text("work.plan.refused.owner");
      }
      if (!said(asked.dueOn()).isEmpty()) {
        day(said(asked.dueOn()));
      }
      return null;
    } catch (DateTimeException _) {
      return text("work.plan.refused.day");
    } catch (IllegalArgumentException _) {
      return text("work.plan.refused.owner");
    }
  }

  private PlanPage page(
      HttpServletRequest request, Caller caller, AsOf asOf, PlanDesk.Asking asking) {
    var mayPlan = !asOf.past() && permissions.may(caller, Action.RECORD, RESOURCE);
    return desk.page(shells.of(request), asOf, mayPlan, asking);
  }

  private static List<String> lines(Asked asked) {
    return Objects.requireNonNullElse(asked.requirements(), List.<String>of()).stream()
        .filter(Objects::nonNull)
        .map(String::strip)
        .filter(it -> !it.isEmpty())
        .toList();
  }

  private static String said(@Nullable String text) {
    return text == null ? "" : text.strip();
  }
}
