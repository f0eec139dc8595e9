package org.candor.desk;

import java.util.List;
import java.util.UUID;
import org.candor.access.Action;
import org.candor.access.Allow;
import org.candor.access.Caller;
import org.candor.access.Permissions;
import org.candor.register.Query;
import org.candor.register.Registers;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** How people like to see a list: columns, and views under a name. No record is written. */
@Controller
@RequestMapping(RegisterController.AT)
class ViewController {

  static final int LONGEST = 100;

  private final Registers registers;
  private final SavedViews views;
  private final Permissions permissions;

  ViewController(Registers registers, SavedViews views, Permissions permissions) {
    this.registers = registers;
    this.views = views;
    this.permissions = permissions;
  }

  @PostMapping("/columns")
  @Allow(Action.READ)
  View columns(
      @PathVariable String room,
      @PathVariable String name,
      @RequestParam(defaultValue = "") List<String> columns,
      @RequestParam(defaultValue = "false") boolean reset,
      @RequestParam(defaultValue = "") String query,
      Caller caller) {
    var register = registers.at(room + "/" + name);
    var known = columns.stream().filter(it -> register.field(it).isPresent()).toList();
    if (reset) {
      views.deleteColumns(register, caller.person());
    } else {
      var title = register.listed().getFirst().name();
      views.save(
          register,
          caller.person(),
          SavedViews.COLUMNS,
          false,
          known.isEmpty() ? title : String.join(",", known));
    }
    return to(Address.read(register.href(), query).without("columns"));
  }

  @PostMapping("/views")
  @Allow(Action.READ)
  View save(
      @PathVariable String room,
      @PathVariable String name,
      @RequestParam(name = "name") String called,
      @RequestParam(defaultValue = "false") boolean shared,
      @RequestParam(defaultValue = "") String query,
      Caller caller) {
    var register = registers.at(room + "/" + name);
    var list = Address.read(register.href(), query).without("view");
    Query.read(register, list.parameters());
    var words = called.strip();
    if (words.isEmpty() || words.length() > LONGEST) {
      return to(list);
    }
    if (shared) {
      permissions.require(caller, Action.REVISE, register.path());
    }
    var id = views.save(register, caller.person(), words, shared, list.query());
    return to(list.with("view", id.toString()));
  }

  @PostMapping("/views/{view}/delete")
  @Allow(Action.READ)
  View delete(
      @PathVariable String room,
      @PathVariable String name,
      @PathVariable UUID view,
      Caller caller) {
    views.delete(view, caller.person());
    return new RedirectView(registers.at(room + "/" + name).href());
  }

  private static View to(Address address) {
    return new RedirectView(address.toString());
  }
}
