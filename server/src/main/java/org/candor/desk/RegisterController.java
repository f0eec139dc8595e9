package org.candor.desk;

import static org.candor.web.Html.page;

import gg.jte.generated.precompiled.StaticTemplates;
import gg.jte.generated.precompiled.Templates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.candor.access.Action;
import org.candor.access.Allow;
import org.candor.access.Caller;
import org.candor.records.AsOf;
import org.candor.register.Register;
import org.candor.register.Registers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The pages that show registers. A room that maps a more specific path takes that page over. */
@Controller
@RequestMapping(RegisterController.AT)
class RegisterController {

  /** Where registers are; a record's id keeps its pages apart from those of other rooms. */
  static final String AT = "/{room:[a-z][a-z0-9-]*}/{name:[a-z][a-z0-9-]*}";

  static final String ID = "/{id:[0-9a-f]{8}-[0-9a-f-]{27}}";

  private final Registers registers;
  private final Desk desk;
  private final ListDesk lists;
  private final Facets facets;
  private final RecordDesk recordDesk;
  private final Templates templates = new StaticTemplates();

  RegisterController(
      Registers registers, Desk desk, ListDesk lists, Facets facets, RecordDesk recordDesk) {
    this.registers = registers;
    this.desk = desk;
    this.lists = lists;
    this.facets = facets;
    this.recordDesk = recordDesk;
  }

  @GetMapping
  @Allow(Action.READ)
  View list(
      @PathVariable String room,
      @PathVariable String name,
      @RequestParam MultiValueMap<String, String> sent,
      HttpServletRequest request,
      Caller caller,
      AsOf asOf) {
    var register = registers.at(room + "/" + name);
    var look = desk.look(request, caller, asOf, register);
    return page(templates.deskList(lists.list(register, look, Address.of(register.href(), sent))));
  }

  @GetMapping("/filter/{field}")
  @Allow(Action.READ)
  View filter(
      @PathVariable String room,
      @PathVariable String name,
      @PathVariable String field,
      @RequestParam MultiValueMap<String, String> sent,
      HttpServletRequest request,
      Caller caller,
      AsOf asOf) {
    var register = registers.at(room + "/" + name);
    var look = desk.look(request, caller, asOf, register);
    var facet =
        facets.of(register, Desk.field(register, field), look, Address.of(register.href(), sent));
    return request.getHeader("HX-Request") == null
        ? page(templates.deskFilterPage(facet))
        : page(templates.deskFilter(facet));
  }

  @GetMapping(ID)
  @Allow(Action.READ)
  View show(
      @PathVariable String room,
      @PathVariable String name,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String saved,
      @RequestParam(required = false) @Nullable Long before,
      HttpServletRequest request,
      Caller caller,
      AsOf asOf) {
    var register = registers.at(room + "/" + name);
    var look = desk.look(request, caller, asOf, register);
    return page(
        templates.deskShow(
            recordDesk.show(register, id, look, before, draft(register, id, saved), List.of())));
  }

  /** The draft that has served, when saving led here. */
  private static @Nullable String draft(Register<?> register, UUID id, String saved) {
    return switch (saved) {
      case "new" -> register.path();
      case "revised" -> register.path() + "/" + id;
      case "comment" -> id + "-comment";
      default -> null;
    };
  }
}
