package org.candor.exchange;

import static org.candor.web.Html.page;

import gg.jte.generated.precompiled.StaticTemplates;
import gg.jte.generated.precompiled.Templates;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.UUID;
import org.candor.access.Action;
import org.candor.access.Allow;
import org.candor.access.Caller;
import org.candor.tabular.Unreadable;
import org.candor.web.Messages;
import org.candor.web.Shells;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

/** The pages of an import: send a file, see what it would do, correct, run, see what it did. */
@Controller
@RequestMapping(ImportController.AT)
class ImportController {

  static final String AT = "/" + ExchangeConfiguration.PATH;
  private static final String ID = "/{id:[0-9a-f]{8}-[0-9a-f-]{27}}";

  private final Imports imports;
  private final Mappings mappings;
  private final ImportDesk desk;
  private final Showings showings;
  private final Shells shells;
  private final Templates templates = new StaticTemplates();

  ImportController(
      Imports imports, Mappings mappings, ImportDesk desk, Showings showings, Shells shells) {
    this.imports = imports;
    this.mappings = mappings;
    this.desk = desk;
    this.showings = showings;
    this.shells = shells;
  }

  @GetMapping
  @Allow(value = Action.READ, on = ExchangeConfiguration.PATH)
  View list(HttpServletRequest request, Caller caller) {
    return page(templates.exchangeList(showings.list(shells.of(request), caller)));
  }

  @GetMapping("/new")
  @Allow(value = Action.IMPORT, on = ExchangeConfiguration.PATH)
  View fresh(
      @RequestParam(defaultValue = "") String register, HttpServletRequest request, Caller caller) {
    return page(templates.exchangeSend(showings.sending(shells.of(request), caller, register, "")));
  }

  @PostMapping
  @Allow(value = Action.IMPORT, on = ExchangeConfiguration.PATH)
  View send(
      @RequestParam MultipartFile file,
      @RequestParam String register,
      HttpServletRequest request,
      Caller caller)
      throws IOException {
    var into = desk.importing(caller, register);
    var name = Objects.requireNonNullElse(file.getOriginalFilename(), "file");
    try (var in = file.getInputStream()) {
      var job = imports.upload(into, name, in, null, caller.actor());
      imports.begin(job.id(), true);
      return to(job.id());
    } catch (Unreadable e) {
      return refused(caller, request, register, e.sentence().in(Messages::text));
    } catch (Uploads.TooLarge e) {
      return refused(caller, request, register, String.valueOf(e.getMessage()));
    }
  }

  private View refused(Caller caller, HttpServletRequest request, String register, String why) {
    var sending = showings.sending(shells.of(request), caller, register, why);
    return page(HttpStatus.UNPROCESSABLE_CONTENT, templates.exchangeSend(sending));
  }

  @GetMapping(ID)
  @Allow(value = Action.READ, on = ExchangeConfiguration.PATH)
  View show(@PathVariable UUID id, HttpServletRequest request, Caller caller) {
    return page(
        templates.exchangeShow(
            showings.of(shells.of(request), caller, desk.reading(caller, id), "")));
  }

  /** The bar that moves; the page is loaded anew when there is nothing more to wait for. */
  @GetMapping(ID + "/progress")
  @Allow(value = Action.READ, on = ExchangeConfiguration.PATH)
  View progress(@PathVariable UUID id, Caller caller, HttpServletResponse response) {
    var job = desk.reading(caller, id);
    if (!job.working()) {
      response.setHeader("HX-Refresh", "true");
    }
    return page(templates.exchangeProgress(job));
  }

  @PostMapping(ID + "/mapping")
  @Allow(value = Action.IMPORT, on = ExchangeConfiguration.PATH)
  View correct(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> sent,
      HttpServletRequest request,
      Caller caller) {
    var job = imports.require(id);
    var register = desk.importing(caller, job.register());
    var corrected = Corrections.apply(register, job.mapping(), job.survey(), sent);
    if (!corrected.problems().isEmpty()) {
      var problem = String.join(" ", corrected.problems());
      var showing = showings.of(shells.of(request), caller, job.with(corrected.mapping()), problem);
      return page(HttpStatus.UNPROCESSABLE_CONTENT, templates.exchangeShow(showing));
    }
    var mapping = corrected.mapping();
    var name = Objects.requireNonNullElse(sent.getFirst("saveAs"), "").strip();
    if (!name.isEmpty()) {
      mapping = mappings.save(register, mapping.called(name), caller.actor());
    }
    return again(id, mapping);
  }

  /** Takes another mapping instead: one that is kept, or one made from the columns' names. */
  @PostMapping(ID + "/mapping/chosen")
  @Allow(value = Action.IMPORT, on = ExchangeConfiguration.PATH)
  View choose(@PathVariable UUID id, @RequestParam(defaultValue = "") String name, Caller caller) {
    var register = desk.importing(caller, imports.require(id).register());
    var chosen = mappings.find(register, name);
    return again(id, chosen.orElseGet(() -> imports.suggested(id)));
  }

  private View again(UUID id, Mapping mapping) {
    imports.map(id, mapping);
    imports.begin(id, true);
    return to(id);
  }

  @PostMapping(ID + "/run")
  @Allow(value = Action.IMPORT, on = ExchangeConfiguration.PATH)
  View run(@PathVariable UUID id, HttpServletRequest request, Caller caller) {
    var job = imports.require(id);
    desk.importing(caller, job.register());
    try {
      imports.begin(id, false);
      return to(id);
    } catch (Busy | Imports.NotHere e) {
      var problem = String.valueOf(e.getMessage());
      var showing = showings.of(shells.of(request), caller, job, problem);
      return page(HttpStatus.CONFLICT, templates.exchangeShow(showing));
    }
  }

  @PostMapping(ID + "/cancel")
  @Allow(value = Action.IMPORT, on = ExchangeConfiguration.PATH)
  View cancel(@PathVariable UUID id, Caller caller) {
    desk.importing(caller, imports.require(id).register());
    imports.cancel(id);
    return to(id);
  }

  @GetMapping(ID + "/errors.csv")
  @Allow(value = Action.READ, on = ExchangeConfiguration.PATH)
  void errors(@PathVariable UUID id, Caller caller, HttpServletResponse response)
      throws IOException {
    desk.errors(desk.reading(caller, id), response);
  }

  /** After a form the browser is sent to a page it may load again. */
  private static View to(UUID id) {
    return (_, _, response) -> {
      response.setStatus(HttpStatus.SEE_OTHER.value());
      response.setHeader("Location", AT + "/" + id);
    };
  }
}
