package org.candor.evaluation.monitoring;

import static org.candor.evaluation.monitoring.MonitoringRegisters.DATA_SOURCES;
import static org.candor.evaluation.monitoring.MonitoringRegisters.MONITORS;
import static org.candor.web.Messages.text;

import gg.jte.generated.precompiled.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.candor.access.Action;
import org.candor.access.Allow;
import org.candor.access.Caller;
import org.candor.access.Permissions;
import org.candor.measure.Unmeasurable;
import org.candor.records.Entry;
import org.candor.records.NotFound;
import org.candor.records.Objected;
import org.candor.web.Html;
import org.candor.web.Shells;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import org.springframework.web.util.UriComponentsBuilder;

/** A new monitor in two steps: the rows, and what is asked of them. */
@Controller
@RequestMapping(MonitoringController.AT + "/new")
class BeginController {

  private static final String RESOURCE = "evaluation/monitors";
  private static final StaticTemplates TEMPLATES = new StaticTemplates();

  private final Beginning beginning;
  private final Guesses guesses;
  private final Whereabouts whereabouts;
  private final Named named;
  private final Offers offers;
  private final Permissions permissions;
  private final Shells shells;

  BeginController(
      Beginning beginning,
      Guesses guesses,
      Whereabouts whereabouts,
      Named named,
      Offers offers,
      Permissions permissions,
      Shells shells) {
    this.beginning = beginning;
    this.guesses = guesses;
    this.whereabouts = whereabouts;
    this.named = named;
    this.offers = offers;
    this.permissions = permissions;
    this.shells = shells;
  }

  @GetMapping
  @Allow(value = Action.RECORD, on = RESOURCE)
  View rows(
      @RequestParam(defaultValue = "") String system,
      @RequestParam(defaultValue = "") String serving,
      HttpServletRequest request) {
    return Html.page(TEMPLATES.evaluationBegin(page(request, new For(system, serving), "")));
  }

  @PostMapping
  @Allow(value = Action.RECORD, on = RESOURCE)
  View send(
      @RequestParam MultipartFile file,
      @RequestParam(defaultValue = "") String system,
      @RequestParam(defaultValue = "") String serving,
      HttpServletRequest request,
      Caller caller)
      throws IOException {
    var wanted = new For(system, serving);
    permissions.require(caller, Action.RECORD, DATA_SOURCES.path());
    try (var content = file.getInputStream()) {
      var name = Objects.requireNonNullElse(file.getOriginalFilename(), "file");
      return switch (beginning.source(name, content, caller.actor())) {
        case null -> refused(request, wanted, text("evaluation.begin.empty"));
        case Sources.Answer.Kept it -> asking(it.source().label(), wanted);
        case Sources.Answer.Refused it -> refused(request, wanted, String.join(" ", it.reasons()));
      };
    } catch (MaxUploadSizeExceededException _) {
      return refused(
          request, wanted, text("evaluation.refused.large", Sources.LARGEST / 1_000_000));
    }
  }

  /** The rows of a source that there is. */
  @GetMapping(params = "source")
  @Allow(value = Action.RECORD, on = RESOURCE)
  View choose(
      @RequestParam String source,
      @RequestParam(defaultValue = "") String system,
      @RequestParam(defaultValue = "") String serving) {
    return asking(require(source).label(), new For(system, serving));
  }

  /**
   * What a monitor is wanted for by whoever comes here.
   *
   * @param system that the rows come from, such as SYS-3; empty where that is not known yet
   * @param serving a line that it is to serve, such as A.7.4; empty for what is usual
   */
  private record For(String system, String serving) {}

  private static View asking(String source, For wanted) {
    var page = UriComponentsBuilder.fromPath(MonitoringController.AT).pathSegment("new", source);
    var values = new HashMap<String, String>();
    if (!wanted.system().isBlank()) {
      page.queryParam("system", "{system}");
      values.put("system", wanted.system());
    }
    if (!wanted.serving().isBlank()) {
      page.queryParam(Beginning.SERVING, "{serving}");
      values.put("serving", wanted.serving());
    }
    return MonitoringController.seeOther(page.encode().buildAndExpand(values).toUriString());
  }

  /** What is proposed; where another question was chosen, with the answers that there are. */
  @GetMapping("/{source}")
  @Allow(value = Action.RECORD, on = RESOURCE)
  View ask(
      @PathVariable String source,
      @RequestParam MultiValueMap<String, String> typed,
      HttpServletRequest request,
      Caller caller) {
    var entry = require(source);
    var look = look(entry);
    var question = typed.getFirst("question");
    var begun = started(entry, look, typed).with("owner", mine(typed, caller));
    var answered = question == null ? begun : Beginning.asking(begun, question, look.guessed());
    var serving = Beginning.serving(answered, question == null, look.guessed());
    return Html.page(
        TEMPLATES.evaluationAsk(page(request, caller, entry, look, serving, Map.of())));
  }

  /** What was not on the page yet begins with what is proposed. */
  private static Answered started(
      Entry<DataSource> source, Look look, MultiValueMap<String, String> typed) {
    var answered = Beginning.proposed(source, look.guessed());
    for (var each : typed.entrySet()) {
      answered = answered.with(each.getKey(), each.getValue());
    }
    return answered;
  }

  /** Who begins it acts when it fails, unless another is named. */
  private static List<String> mine(MultiValueMap<String, String> typed, Caller caller) {
    return typed.getOrDefault("owner", List.of(caller.person().toString()));
  }

  @PostMapping("/{source}")
  @Allow(value = Action.RECORD, on = RESOURCE)
  View begin(
      @PathVariable String source,
      @RequestParam MultiValueMap<String, String> typed,
      HttpServletRequest request,
      Caller caller) {
    var entry = require(source);
    var answered = new Answered(typed);
    Map<String, String> errors;
    try {
      var begun = beginning.begin(entry, answered, caller.actor());
      if (begun.monitor() != null) {
        return MonitoringController.seeOther(MONITORS.href(begun.monitor()) + "#measurements");
      }
      errors = begun.errors();
    } catch (Objected e) {
      errors = Beginning.errors(e);
    }
    var page = page(request, caller, entry, look(entry), answered, errors);
    return Html.page(HttpStatus.UNPROCESSABLE_CONTENT, TEMPLATES.evaluationAsk(page));
  }

  /**
   * What the columns seem to be.
   *
   * @param problem why they could not be read; empty where they could
   */
  private record Look(Guessed guessed, String problem) {}

  private Look look(Entry<DataSource> source) {
    try {
      return new Look(guesses.of(whereabouts.locate(source)), "");
    } catch (Unmeasurable e) {
      return new Look(Guessed.NOTHING, String.valueOf(e.getMessage()));
    }
  }

  private View refused(HttpServletRequest request, For wanted, String problem) {
    return Html.page(
        HttpStatus.UNPROCESSABLE_CONTENT,
        TEMPLATES.evaluationBegin(page(request, wanted, problem)));
  }

  private BeginPage page(HttpServletRequest request, For wanted, String problem) {
    return new BeginPage(
        shells.of(request), offers.sources(), wanted.system(), wanted.serving(), problem);
  }

  private AskPage page(
      HttpServletRequest request,
      Caller caller,
      Entry<DataSource> source,
      Look look,
      Answered answered,
      Map<String, String> errors) {
    var chosen = answered.many("controls");
    return new AskPage(
        shells.of(request),
        new AskPage.Rows(source.label(), Labels.source(source.content())),
        look.guessed(),
        answered,
        errors,
        look.problem(),
        new AskPage.Choices(
            offers.people(),
            offers.systems(caller),
            offers.sources(),
            offers.objectives(),
            offers.controls(AskPage.usual(chosen), chosen),
            offers.lines()));
  }

  private Entry<DataSource> require(String label) {
    return named
        .find(DATA_SOURCES, label)
        .filter(it -> !it.retired())
        .orElseThrow(() -> new NotFound(text("evaluation.data-sources.none")));
  }
}
