package org.candor.desk;

import static org.candor.web.Html.page;

import gg.jte.generated.precompiled.StaticTemplates;
import gg.jte.generated.precompiled.Templates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.candor.access.Action;
import org.candor.access.Allow;
import org.candor.access.Caller;
import org.candor.records.AsOf;
import org.candor.records.Records;
import org.candor.register.PastIsReadOnly;
import org.candor.register.Register;
import org.candor.register.Registers;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** The pages that write a record: record, revise, retire, restore. */
@Controller
@RequestMapping(RegisterController.AT)
class FormController {

  private final Registers registers;
  private final Desk desk;
  private final FormDesk forms;
  private final Records records;
  private final Templates templates = new StaticTemplates();

  FormController(Registers registers, Desk desk, FormDesk forms, Records records) {
    this.registers = registers;
    this.desk = desk;
    this.forms = forms;
    this.records = records;
  }

  @GetMapping("/new")
  @Allow(Action.RECORD)
  View blank(
      @PathVariable String room,
      @PathVariable String name,
      @RequestParam MultiValueMap<String, String> suggested,
      HttpServletRequest request,
      Caller caller,
      AsOf asOf) {
    var register = registers.at(room + "/" + name);
    refuseInThePast(asOf);
    var look = look(request, caller, register);
    return page(templates.deskEdit(forms.blank(register, look, suggested)));
  }

  @PostMapping
  @Allow(Action.RECORD)
  View record(
      @PathVariable String room,
      @PathVariable String name,
      @RequestParam MultiValueMap<String, String> sent,
      HttpServletRequest request,
      Caller caller) {
    var register = registers.at(room + "/" + name);
    return answer(register, forms.record(register, look(request, caller, register), sent), "new");
  }

  @GetMapping(RegisterController.ID + "/edit")
  @Allow(Action.REVISE)
  View edit(
      @PathVariable String room,
      @PathVariable String name,
      @PathVariable UUID id,
      HttpServletRequest request,
      Caller caller,
      AsOf asOf) {
    var register = registers.at(room + "/" + name);
    refuseInThePast(asOf);
    return page(templates.deskEdit(forms.edit(register, look(request, caller, register), id)));
  }

  @PostMapping(RegisterController.ID)
  @Allow(Action.REVISE)
  View revise(
      @PathVariable String room,
      @PathVariable String name,
      @PathVariable UUID id,
      @RequestParam int version,
      @RequestParam MultiValueMap<String, String> sent,
      HttpServletRequest request,
      Caller caller) {
    var register = registers.at(room + "/" + name);
    var look = look(request, caller, register);
    return answer(register, forms.revise(register, look, id, version, sent), "revised");
  }

  @PostMapping(RegisterController.ID + "/retire")
  @Allow(Action.RETIRE)
  View retire(
      @PathVariable String room,
      @PathVariable String name,
      @PathVariable UUID id,
      @RequestParam int version,
      @RequestParam(defaultValue = "") String why,
      Caller caller) {
    var register = registers.at(room + "/" + name);
    var reason = FormDesk.orNull(why.strip());
    return to(register, records.retire(register.kind(), id, version, caller.actor(), reason).id());
  }

  @PostMapping(RegisterController.ID + "/restore")
  @Allow(Action.RETIRE)
  View restore(
      @PathVariable String room,
      @PathVariable String name,
      @PathVariable UUID id,
      @RequestParam int version,
      @RequestParam(defaultValue = "") String why,
      Caller caller) {
    var register = registers.at(room + "/" + name);
    var reason = FormDesk.orNull(why.strip());
    return to(register, records.restore(register.kind(), id, version, caller.actor(), reason).id());
  }

  private Look look(HttpServletRequest request, Caller caller, Register<?> register) {
    return desk.look(request, caller, AsOf.NOW, register);
  }

  private static void refuseInThePast(AsOf asOf) {
    if (asOf.past()) {
      throw new PastIsReadOnly();
    }
  }

  private View answer(Register<?> register, FormDesk.Result result, String done) {
    return switch (result) {
      case FormDesk.Result.Written it ->
          new RedirectView(register.href(it.entry()) + "?saved=" + done);
      case FormDesk.Result.Again it ->
          page(HttpStatus.UNPROCESSABLE_CONTENT, templates.deskEdit(it.page()));
      case FormDesk.Result.Merge it -> page(HttpStatus.CONFLICT, templates.deskMerge(it.page()));
    };
  }

  private static View to(Register<?> register, UUID id) {
    return new RedirectView(register.href() + "/" + id);
  }
}
