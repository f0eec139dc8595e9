package org.candor.evaluation.monitoring;

import static org.candor.evaluation.monitoring.MonitoringRegisters.DATA_SOURCES;
import static org.candor.evaluation.monitoring.MonitoringRegisters.MONITORS;
import static org.candor.web.Messages.text;

import gg.jte.generated.precompiled.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import org.candor.access.Action;
import org.candor.access.Allow;
import org.candor.access.Caller;
import org.candor.access.Permissions;
import org.candor.measure.Unmeasurable;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.records.NotFound;
import org.candor.records.Objected;
import org.candor.register.Listings;
import org.candor.register.Query;
import org.candor.web.Html;
import org.candor.web.Option;
import org.candor.web.Shells;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

/** A new monitor in two steps: the rows, and what is asked of them. */
@Controller
@RequestMapping(MonitoringController.AT + "/new")
class BeginController {

  private static final String RESOURCE = "evaluation/monitors";
  private static final int MOST_OFFERED = 200;
  private static final StaticTemplates TEMPLATES = new StaticTemplates();

  private final Beginning beginning;
  private final Guesses guesses;
  private final Whereabouts whereabouts;
  private final Named named;
  private final Listings listings;
  private final Permissions permissions;
  private final Shells shells;

  BeginController(
      Beginning beginning,
      Guesses guesses,
      Whereabouts whereabouts,
      Named named,
      Listings listings,
      Permissions permissions,
      Shells shells) {
    this.beginning = beginning;
    this.guesses = guesses;
    this.whereabouts = whereabouts;
    this.named = named;
    this.listings = listings;
    this.permissions = permissions;
    this.shells = shells;
  }

  @GetMapping
  @Allow(value = Action.RECORD, on = RESOURCE)
  View rows(HttpServletRequest request) {
    return Html.page(TEMPLATES.evaluationBegin(page(request, "")));
  }

  @PostMapping
  @Allow(value = Action.RECORD, on = RESOURCE)
  View send(@RequestParam MultipartFile file, HttpServletRequest request, Caller caller)
      throws IOException {
    permissions.require(caller, Action.RECORD, DATA_SOURCES.path());
    try (var content = file.getInputStream()) {
      var name = Objects.requireNonNullElse(file.getOriginalFilename(), "file");
      return switch (beginning.source(name, content, caller.actor())) {
        case null -> refused(request, text("evaluation.begin.empty"));
        case Sources.Answer.Kept it ->
            MonitoringController.seeOther(MonitoringController.AT + "/new/" + it.source().label());
        case Sources.Answer.Refused it -> refused(request, String.join(" ", it.reasons()));
      };
    } catch (MaxUploadSizeExceededException _) {
      return refused(request, text("evaluation.refused.large", Sources.LARGEST / 1_000_000));
    }
  }

  /** The rows of a source that there is. */
  @GetMapping(params = "source")
  @Allow(value = Action.RECORD, on = RESOURCE)
  View choose(@RequestParam String source) {
    return MonitoringController.seeOther(
        MonitoringController.AT + "/new/" + require(source).label());
  }

  @GetMapping("/{source}")
  @Allow(value = Action.RECORD, on = RESOURCE)
  View ask(
      @PathVariable String source,
      @RequestParam(defaultValue = "") String question,
      HttpServletRequest request) {
    var entry = require(source);
    try {
      var guessed = guesses.of(whereabouts.locate(entry).source());
      var typed = Beginning.proposed(entry, guessed, question);
      return Html.page(
          TEMPLATES.evaluationAsk(asked(request, entry, guessed, typed, Map.of(), "")));
    } catch (Unmeasurable e) {
      var typed = Beginning.proposed(entry, Guessed.NOTHING, question);
      var why = String.valueOf(e.getMessage());
      return Html.page(
          TEMPLATES.evaluationAsk(asked(request, entry, Guessed.NOTHING, typed, Map.of(), why)));
    }
  }

  @PostMapping("/{source}")
  @Allow(value = Action.RECORD, on = RESOURCE)
  View begin(
      @PathVariable String source,
      @RequestParam Map<String, String> typed,
      HttpServletRequest request,
      Caller caller) {
    var entry = require(source);
    Map<String, String> errors;
    try {
      var begun = beginning.begin(entry, typed, caller.actor());
      if (begun.monitor() != null) {
        return MonitoringController.seeOther(MONITORS.href(begun.monitor()) + "#measurements");
      }
      errors = begun.errors();
    } catch (Objected e) {
      errors = Beginning.errors(e);
    }
    var page = asked(request, entry, Guessed.NOTHING, typed, errors, "");
    return Html.page(HttpStatus.UNPROCESSABLE_CONTENT, TEMPLATES.evaluationAsk(page));
  }

  private View refused(HttpServletRequest request, String problem) {
    return Html.page(
        HttpStatus.UNPROCESSABLE_CONTENT, TEMPLATES.evaluationBegin(page(request, problem)));
  }

  private BeginPage page(HttpServletRequest request, String problem) {
    var options = new ArrayList<Option>();
    listings
        .page(DATA_SOURCES, Query.all().limited(MOST_OFFERED), AsOf.NOW)
        .entries()
        .forEach(
            it ->
                options.add(new Option(it.label(), it.label() + " " + it.content().name(), false)));
    return new BeginPage(shells.of(request), options, problem);
  }

  private BeginPage.Asked asked(
      HttpServletRequest request,
      Entry<DataSource> source,
      Guessed guessed,
      Map<String, String> typed,
      Map<String, String> errors,
      String unreadable) {
    return new BeginPage.Asked(
        shells.of(request),
        source,
        guessed.reasons(),
        guessed.columns(),
        typed,
        errors,
        unreadable);
  }

  private Entry<DataSource> require(String label) {
    return named
        .find(DATA_SOURCES, label)
        .filter(it -> !it.retired())
        .orElseThrow(() -> new NotFound(text("evaluation.data-sources.none")));
  }
}
