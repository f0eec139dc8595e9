package org.candor.work;

import static org.candor.context.ContextRegisters.PROFILES;
import static org.candor.systems.SystemsRegisters.AI_SYSTEMS;
import static org.candor.web.Messages.text;

import gg.jte.generated.precompiled.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.candor.access.Action;
import org.candor.access.Allow;
import org.candor.access.Caller;
import org.candor.access.Permissions;
import org.candor.catalog.Item.AiRole;
import org.candor.context.Profile;
import org.candor.records.Entry;
import org.candor.register.Form;
import org.candor.register.Words;
import org.candor.systems.AiSystem;
import org.candor.systems.Stage;
import org.candor.web.Html;
import org.candor.web.Option;
import org.candor.web.Problem;
import org.candor.web.Shells;
import org.candor.work.FirstHour.Step;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.View;

/** Leads through the first hour. What it learns are records like any other. */
@Controller
class StartController {

  private static final int ROWS = 5;
  private static final StaticTemplates TEMPLATES = new StaticTemplates();

  private final FirstHour hour;
  private final Shells shells;
  private final Permissions permissions;

  StartController(FirstHour hour, Shells shells, Permissions permissions) {
    this.hour = hour;
    this.shells = shells;
    this.permissions = permissions;
  }

  record Told(Map<String, Boolean> steps, long finished) {}

  @GetMapping("/work/start")
  @Allow(value = Action.RECORD, on = WorkRegisters.BASELINE)
  View show(@RequestParam(defaultValue = "") String step, HttpServletRequest request) {
    var progress = hour.progress();
    var chosen = Step.of(step).or(progress::next).orElse(Step.PLAN);
    var profile = hour.profile().map(Entry::content);
    var form = profile.map(it -> Form.of(PROFILES, it));
    return Html.page(
        TEMPLATES.workStart(
            page(
                request, chosen, form.orElse(Form.blank(PROFILES, Map.of())), blank(), List.of())));
  }

  @GetMapping("/api/v1/work/start")
  @Allow(value = Action.READ, on = WorkRegisters.BASELINE)
  @ResponseBody
  Told showProgress() {
    var progress = hour.progress();
    var steps = new LinkedHashMap<String, Boolean>();
    progress.done().forEach((step, done) -> steps.put(step.word(), done));
    return new Told(steps, progress.finished());
  }

  /** The steps that describe the organization: who it is, its roles, its scope. */
  @PostMapping("/work/start/organization")
  @Allow(value = Action.RECORD, on = WorkRegisters.BASELINE)
  View describe(
      @RequestParam String step,
      @RequestParam MultiValueMap<String, String> sent,
      HttpServletRequest request,
      Caller caller) {
    permissions.require(caller, Action.REVISE, PROFILES.path());
    var at = Step.of(step).orElse(Step.ORGANIZATION);
    var typed = new LinkedHashMap<String, List<String>>(sent);
    if (at == Step.ROLE) {
      typed.putIfAbsent("roles", List.of());
    }
    var form = hour.describe(typed, caller);
    return form.content() != null
        ? Places.seeOther(after(at))
        : Html.page(
            HttpStatus.UNPROCESSABLE_CONTENT,
            TEMPLATES.workStart(page(request, at, form, blank(), problems(form))));
  }

  /** Registers the systems of the rows that were filled in. */
  @PostMapping("/work/start/systems")
  @Allow(value = Action.RECORD, on = WorkRegisters.BASELINE)
  View register(
      @RequestParam MultiValueMap<String, String> sent, HttpServletRequest request, Caller caller) {
    permissions.require(caller, Action.RECORD, AI_SYSTEMS.path());
    var rows = new ArrayList<Map<String, List<String>>>();
    for (int row = 1; row <= ROWS; row++) {
      var typed = new LinkedHashMap<String, List<String>>();
      for (var field : List.of("name", "intendedPurpose", "stage")) {
        typed.put(field, sent.getOrDefault(field + "." + row, List.of()));
      }
      if (typed.values().stream().flatMap(List::stream).anyMatch(it -> !it.isBlank())) {
        rows.add(typed);
      }
    }
    var wrong = hour.register(rows, caller);
    if (wrong.isEmpty()) {
      return Places.seeOther(after(Step.SYSTEMS));
    }
    var again = IntStream.range(0, ROWS).mapToObj(it -> row(it + 1, wrong)).toList();
    var profile = Form.blank(PROFILES, Map.of());
    var problems = List.of(new Problem("", "", text("work.start.systems.wrong", wrong.size())));
    return Html.page(
        HttpStatus.UNPROCESSABLE_CONTENT,
        TEMPLATES.workStart(page(request, Step.SYSTEMS, profile, again, problems)));
  }

  private StartPage page(
      HttpServletRequest request,
      Step at,
      Form<Profile> form,
      List<StartPage.Row> rows,
      List<Problem> problems) {
    var progress = hour.progress();
    var shell = shells.of(request);
    var steps =
        Stream.of(Step.values())
            .map(
                it ->
                    new StartPage.Step(
                        it.word(),
                        text("work.start." + it.word()),
                        Boolean.TRUE.equals(progress.done().get(it)),
                        it == at))
            .toList();
    return new StartPage(
        shell,
        steps,
        at.word(),
        at.ordinal() + 1,
        after(at),
        answers(form, shell.visitor().organization()),
        rows,
        problems,
        new StartPage.Numbers(
            progress.finished(),
            progress.systems(),
            hour.standard(),
            progress.answered(),
            progress.lines(),
            progress.planned()),
        at == Step.BASELINE || at == Step.PLAN
            ? hour.beside().stream().map(StartController::beside).toList()
            : List.of());
  }

  private static StartPage.Beside beside(FirstHour.Beside it) {
    var query = "?framework=" + it.framework().id();
    return new StartPage.Beside(
        it.framework().title(),
        BaselinePage.at(it.framework().id()),
        "/work/plan" + query + "#gaps",
        it.answered(),
        it.lines());
  }

  private static StartPage.Answers answers(Form<Profile> form, String organization) {
    var name = typed(form, "name");
    var chosen = form.typed().getOrDefault("roles", List.of());
    var roles = PROFILES.field("roles").orElseThrow();
    return new StartPage.Answers(
        name.isEmpty() ? organization : name,
        typed(form, "purpose"),
        typed(form, "auditOn"),
        Stream.of(AiRole.values())
            .map(
                it ->
                    new Option(
                        it.name(),
                        Words.option(PROFILES, roles, it.name()),
                        chosen.contains(it.name())))
            .toList(),
        typed(form, "scope"),
        typed(form, "outside"));
  }

  private static List<StartPage.Row> blank() {
    return IntStream.rangeClosed(1, ROWS).mapToObj(it -> row(it, List.of())).toList();
  }

  private static StartPage.Row row(int number, List<Form<AiSystem>> typed) {
    var form = number <= typed.size() ? typed.get(number - 1) : null;
    var stage = form == null ? "" : typed(form, "stage");
    var field = AI_SYSTEMS.field("stage").orElseThrow();
    var stages =
        Stream.of(Stage.values())
            .map(
                it ->
                    new Option(
                        it.name(),
                        Words.option(AI_SYSTEMS, field, it.name()),
                        it.name().equals(stage)))
            .toList();
    return new StartPage.Row(
        number,
        form == null ? "" : typed(form, "name"),
        form == null ? "" : typed(form, "intendedPurpose"),
        stages,
        form == null ? "" : String.join(" ", form.errors().values()));
  }

  private static String typed(Form<?> form, String field) {
    return String.join("\n", form.typed().getOrDefault(field, List.of()));
  }

  private static List<Problem> problems(Form<Profile> form) {
    return form.errors().entrySet().stream()
        .map(
            it ->
                new Problem(
                    it.getKey(),
                    PROFILES
                        .field(it.getKey())
                        .map(field -> Words.label(PROFILES, field))
                        .orElse(""),
                    it.getValue()))
        .toList();
  }

  /** Where it goes on after a step. */
  private static String after(Step step) {
    return step == Step.PLAN ? "/" : "/work/start?step=" + Step.values()[step.ordinal() + 1].word();
  }
}
