package org.candor.work;

import static org.candor.web.Messages.text;

import gg.jte.generated.precompiled.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.candor.access.Action;
import org.candor.access.Allow;
import org.candor.access.Caller;
import org.candor.access.Permissions;
import org.candor.access.Replies;
import org.candor.catalog.Catalog;
import org.candor.catalog.Framework;
import org.candor.records.AsOf;
import org.candor.records.NotFound;
import org.candor.web.Html;
import org.candor.web.Shells;
import org.candor.web.Times;
import org.candor.work.Baseline.Answer;
import org.candor.work.Baseline.Outcome;
import org.candor.work.Baseline.Said;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.View;

/** The questionnaire of a newcomer, for people clause by clause, for programs in one call. */
@Controller
class BaselineController {

  private static final StaticTemplates TEMPLATES = new StaticTemplates();

  private final Baseline baseline;
  private final Catalog catalog;
  private final Shells shells;
  private final Permissions permissions;

  BaselineController(Baseline baseline, Catalog catalog, Shells shells, Permissions permissions) {
    this.baseline = baseline;
    this.catalog = catalog;
    this.shells = shells;
    this.permissions = permissions;
  }

  /**
   * Answers by line, each by its id or by its name as in evidence.
   *
   * @param answers {@code YES}, {@code PARTLY}, {@code NO}, {@code DONT_KNOW} or, for controls,
   *     {@code NOT_APPLICABLE}
   */
  record Asked(@Nullable Map<String, @Nullable String> answers) {}

  record Told(String framework, long answered, long all, List<Line> lines) {}

  record Line(String id, @Nullable Answer answer, boolean expired) {}

  record Done(long recorded, long unchanged, long refused, List<Baseline.Result> items) {}

  @GetMapping("/work/baseline")
  @Allow(value = Action.READ, on = WorkRegisters.BASELINE)
  View overview(
      @RequestParam(defaultValue = Catalog.ISO_42001) String framework,
      HttpServletRequest request,
      Caller caller,
      AsOf asOf) {
    var of = catalog.require(framework, asOf);
    return Html.page(TEMPLATES.workBaseline(page(of, request, caller, asOf, null, List.of())));
  }

  @GetMapping("/work/baseline/{part}")
  @Allow(value = Action.READ, on = WorkRegisters.BASELINE)
  View part(
      @PathVariable String part,
      @RequestParam(defaultValue = Catalog.ISO_42001) String framework,
      HttpServletRequest request,
      Caller caller,
      AsOf asOf) {
    var of = catalog.require(framework, asOf);
    return Html.page(TEMPLATES.workBaseline(page(of, request, caller, asOf, part, List.of())));
  }

  /** Keeps the answers of a page; htmx sends them with every click. */
  @PostMapping("/work/baseline/{part}")
  @Allow(value = Action.RECORD, on = WorkRegisters.BASELINE)
  View answer(
      @PathVariable String part,
      @RequestParam(defaultValue = Catalog.ISO_42001) String framework,
      @RequestParam MultiValueMap<String, String> sent,
      HttpServletRequest request,
      Caller caller) {
    var of = catalog.require(framework, AsOf.NOW);
    var answers = new LinkedHashMap<String, Answer>();
    var refused = new ArrayList<Baseline.Result>();
    sent.forEach(
        (name, values) -> {
          if (name.startsWith("answer.")) {
            read(name.substring(7), values.getLast(), answers, refused);
          }
        });
    refused.addAll(refused(baseline.answer(of, answers, caller)));
    var page = page(of, request, caller, AsOf.NOW, part, refused);
    if (request.getHeader("HX-Request") != null) {
      return Html.page(TEMPLATES.workBaselineProgress(page));
    }
    var next = page.next();
    return !refused.isEmpty()
        ? Html.page(HttpStatus.UNPROCESSABLE_CONTENT, TEMPLATES.workBaseline(page))
        : Places.seeOther(sent.containsKey("next") && next != null ? next.href() : page.href());
  }

  @GetMapping("/api/v1/work/baseline")
  @Allow(value = Action.READ, on = WorkRegisters.BASELINE)
  @ResponseBody
  Told showBaseline(@RequestParam(defaultValue = Catalog.ISO_42001) String framework, AsOf asOf) {
    var said = baseline.said(catalog.require(framework, asOf), asOf);
    return new Told(
        framework,
        said.stream().filter(it -> it.answer() != null).count(),
        said.size(),
        said.stream().map(it -> new Line(it.item().id(), it.answer(), it.expired())).toList());
  }

  @PostMapping("/api/v1/work/baseline")
  @Allow(value = Action.RECORD, on = WorkRegisters.BASELINE)
  @Replies(Done.class)
  ResponseEntity<?> answerBaseline(
      @RequestParam(defaultValue = Catalog.ISO_42001) String framework,
      @RequestBody Asked asked,
      Caller caller) {
    var of = catalog.require(framework, AsOf.NOW);
    var answers = new LinkedHashMap<String, Answer>();
    var results = new ArrayList<Baseline.Result>();
    if (asked.answers() != null) {
      asked.answers().forEach((line, word) -> read(line, word + "", answers, results));
    }
    if (answers.isEmpty() && results.isEmpty()) {
      return ResponseEntity.badRequest()
          .body(
              ProblemDetail.forStatusAndDetail(
                  HttpStatus.BAD_REQUEST, text("work.baseline.refused.none")));
    }
    results.addAll(baseline.answer(of, answers, caller));
    return ResponseEntity.ok(
        new Done(
            count(results, Outcome.RECORDED),
            count(results, Outcome.UNCHANGED),
            count(results, Outcome.REFUSED),
            results));
  }

  private static long count(List<Baseline.Result> results, Outcome outcome) {
    return results.stream().filter(it -> it.outcome() == outcome).count();
  }

  private static List<Baseline.Result> refused(List<Baseline.Result> results) {
    return results.stream().filter(it -> it.outcome() == Outcome.REFUSED).toList();
  }

  private static void read(
      String line, String word, Map<String, Answer> answers, List<Baseline.Result> refused) {
    Stream.of(Answer.values())
        .filter(it -> it.name().equals(word))
        .findFirst()
        .ifPresentOrElse(
            it -> answers.put(line, it),
            () ->
                refused.add(
                    new Baseline.Result(
                        line, Outcome.REFUSED, text("work.baseline.refused.answer", line, word))));
  }

  private BaselinePage page(
      Framework framework,
      HttpServletRequest request,
      Caller caller,
      AsOf asOf,
      @Nullable String chosen,
      List<Baseline.Result> refusals) {
    var byTop = new LinkedHashMap<String, List<Said>>();
    for (var it : baseline.said(framework, asOf)) {
      var top = framework.top(it.item());
      var part = top.equals(it.item()) ? BaselinePage.REST : top.id();
      byTop.computeIfAbsent(part, _ -> new ArrayList<>()).add(it);
    }
    var parts =
        byTop.entrySet().stream().map(it -> part(framework, it.getKey(), it.getValue())).toList();
    var shown = parts.stream().filter(it -> it.id().equals(chosen)).findFirst();
    if (chosen != null && shown.isEmpty()) {
      throw new NotFound(text("work.baseline.missing", chosen));
    }
    var at = shown.map(parts::indexOf).orElse(-1);
    return new BaselinePage(
        shells.of(request),
        framework,
        Lines.options(catalog.frameworks(asOf), framework.id()),
        parts.stream().mapToLong(BaselinePage.Part::answered).sum(),
        parts.stream().mapToLong(BaselinePage.Part::all).sum(),
        parts,
        shown.orElse(null),
        byTop.getOrDefault(chosen + "", List.of()).stream()
            .map(it -> question(framework, it))
            .toList(),
        at >= 0 && at + 1 < parts.size() ? parts.get(at + 1) : null,
        !parts.isEmpty()
            && !asOf.past()
            && permissions.may(caller, Action.RECORD, WorkRegisters.BASELINE),
        refusals);
  }

  private static BaselinePage.Part part(Framework framework, String id, List<Said> said) {
    var answered = said.stream().filter(it -> it.answer() != null).count();
    var title = framework.find(id).map(Lines::brief).orElseGet(() -> text("work.baseline.rest"));
    return new BaselinePage.Part(framework.id(), id, title, answered, said.size());
  }

  private static BaselinePage.Question question(Framework framework, Said said) {
    var item = said.item();
    var parent = item.parent() == null ? null : framework.item(item.parent());
    var choices =
        Stream.of(Answer.values())
            .filter(it -> it != Answer.NOT_APPLICABLE || Baseline.mayBeApart(framework, item))
            .map(
                it ->
                    new BaselinePage.Choice(
                        it.name(), text("work.baseline.answer." + it), it == said.answer()))
            .toList();
    var until = said.until();
    var note =
        until == null
            ? ""
            : text(
                said.expired() ? "work.baseline.expired" : "work.baseline.until", Times.day(until));
    var group = parent == null ? "" : (parent.id() + " " + parent.title()).strip();
    var asks = item.text().isEmpty() ? item.title() : item.text();
    return new BaselinePage.Question(item.id(), group, asks, item.evidence(), choices, note);
  }
}
