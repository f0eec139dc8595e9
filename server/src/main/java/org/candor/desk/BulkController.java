package org.candor.desk;

import static org.candor.web.Html.page;

import gg.jte.generated.precompiled.StaticTemplates;
import gg.jte.generated.precompiled.Templates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.candor.access.Action;
import org.candor.access.Allow;
import org.candor.access.Caller;
import org.candor.access.Forbidden;
import org.candor.records.AsOf;
import org.candor.register.Registers;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The pages that change many records: first what, then why, then what became of each. */
@Controller
@RequestMapping(RegisterController.AT + "/bulk")
class BulkController {

  /** Chosen instead of a field. */
  private static final String RETIRE = "-";

  private final Registers registers;
  private final Desk desk;
  private final BulkDesk bulk;
  private final Templates templates = new StaticTemplates();

  BulkController(Registers registers, Desk desk, BulkDesk bulk) {
    this.registers = registers;
    this.desk = desk;
    this.bulk = bulk;
  }

  @PostMapping
  @Allow(Action.REVISE)
  View ask(
      @PathVariable String room,
      @PathVariable String name,
      @RequestParam String field,
      @RequestParam(defaultValue = "") List<String> row,
      @RequestParam(defaultValue = "") String back,
      HttpServletRequest request,
      Caller caller) {
    var register = registers.at(room + "/" + name);
    var chosen = field.equals(RETIRE) ? null : Desk.field(register, field);
    var look = desk.look(request, caller, AsOf.NOW, register);
    return answer(bulk.ask(register, look, chosen, List.of(), row, "", back, null));
  }

  @PostMapping("/revise")
  @Allow(Action.REVISE)
  View revise(
      @PathVariable String room,
      @PathVariable String name,
      @RequestParam MultiValueMap<String, String> sent,
      HttpServletRequest request,
      Caller caller) {
    var register = registers.at(room + "/" + name);
    var field = Desk.field(register, first(sent, "field"));
    if (field.byVerb()) {
      throw new Forbidden("desk.bulk.by-verb");
    }
    var look = desk.look(request, caller, AsOf.NOW, register);
    return answer(
        bulk.revise(
            register,
            look,
            field,
            sent.getOrDefault(field.name(), List.of()),
            sent.getOrDefault("row", List.of()),
            first(sent, "why").strip(),
            first(sent, "back")));
  }

  @PostMapping("/retire")
  @Allow(Action.RETIRE)
  View retire(
      @PathVariable String room,
      @PathVariable String name,
      @RequestParam(defaultValue = "") List<String> row,
      @RequestParam(defaultValue = "") String why,
      @RequestParam(defaultValue = "") String back,
      HttpServletRequest request,
      Caller caller) {
    var register = registers.at(room + "/" + name);
    var look = desk.look(request, caller, AsOf.NOW, register);
    return answer(bulk.retire(register, look, row, why.strip(), back));
  }

  private static String first(MultiValueMap<String, String> sent, String name) {
    return Objects.requireNonNullElse(sent.getFirst(name), "");
  }

  private View answer(Pages.Bulk it) {
    return it.problems().isEmpty()
        ? page(templates.deskBulk(it))
        : page(HttpStatus.UNPROCESSABLE_CONTENT, templates.deskBulk(it));
  }
}
