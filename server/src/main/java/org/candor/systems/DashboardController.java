package org.candor.systems;

import static org.candor.systems.SystemsRegisters.AI_SYSTEMS;

import gg.jte.generated.precompiled.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.candor.access.Action;
import org.candor.access.Allow;
import org.candor.access.Caller;
import org.candor.access.Permissions;
import org.candor.records.AsOf;
import org.candor.web.Html;
import org.candor.web.Shells;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.View;

/** The inventory as a whole, for people and for programs. */
@Controller
class DashboardController {

  static final String AT = "/systems";
  private static final String RESOURCE = "systems/ai-systems";
  private static final StaticTemplates TEMPLATES = new StaticTemplates();

  private final Inventory inventory;
  private final Shells shells;
  private final Permissions permissions;

  DashboardController(Inventory inventory, Shells shells, Permissions permissions) {
    this.inventory = inventory;
    this.shells = shells;
    this.permissions = permissions;
  }

  /** The numbers of each question, each with its lists for people and for programs. */
  record Answer(long ledgerSize, Map<String, List<Numbered>> figures) {}

  record Numbered(String name, long count, String page, String list) {}

  @GetMapping(AT)
  @Allow(value = Action.READ, on = RESOURCE)
  View dashboard(HttpServletRequest request, Caller caller, AsOf asOf) {
    var mayRecord = !asOf.past() && permissions.may(caller, Action.RECORD, AI_SYSTEMS.path());
    var overview = new Overview(shells.of(request), inventory.figures(asOf), mayRecord);
    return Html.page(TEMPLATES.systemsDashboard(overview));
  }

  @GetMapping("/api/v1/systems/figures")
  @Allow(value = Action.READ, on = RESOURCE)
  @ResponseBody
  Answer figures(AsOf asOf) {
    var figures = inventory.figures(asOf);
    var groups = new LinkedHashMap<String, List<Numbered>>();
    figures
        .groups()
        .forEach((name, all) -> groups.put(name, all.stream().map(this::numbered).toList()));
    return new Answer(figures.ledgerSize(), groups);
  }

  private Numbered numbered(Figure it) {
    return new Numbered(it.name(), it.count(), it.href(), it.list());
  }
}
