package org.candor.work;

import static org.candor.web.Messages.text;
import static org.candor.work.WorkRegisters.TASKS;

import gg.jte.generated.precompiled.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.candor.access.Action;
import org.candor.access.Allow;
import org.candor.access.Caller;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.records.NotFound;
import org.candor.records.Records;
import org.candor.records.Stale;
import org.candor.web.Html;
import org.candor.web.Shells;
import org.candor.work.Decision.Accepted;
import org.candor.work.Decision.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Finishes, drops and reopens a task. */
@Controller
class TaskController {

  private static final StaticTemplates TEMPLATES = new StaticTemplates();

  private final Tasks tasks;
  private final TaskPanel panel;
  private final Records records;
  private final Shells shells;

  TaskController(Tasks tasks, TaskPanel panel, Records records, Shells shells) {
    this.tasks = tasks;
    this.panel = panel;
    this.records = records;
    this.shells = shells;
  }

  @PostMapping("/work/tasks/{id}/state")
  @Allow(value = Action.REVISE, on = "work/tasks")
  View decide(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String verb,
      @RequestParam(defaultValue = "0") int version,
      @RequestParam(defaultValue = "") String why,
      @RequestParam(defaultValue = "") String back,
      HttpServletRequest request,
      Caller caller) {
    var decision = decide(verb, id, version, why, caller);
    return switch (decision) {
      case Accepted it -> Places.seeOther(back.equals("work") ? "/work" : TASKS.href(it.entry()));
      case Refused it ->
          Html.page(
              HttpStatus.CONFLICT,
              TEMPLATES.workTaskPage(
                  panel.acting(find(id), shells.of(request), AsOf.NOW, true, it.reasons(), why)));
    };
  }

  private Decision decide(String verb, UUID id, int version, String why, Caller caller) {
    var known = TaskVerb.of(verb);
    if (known.isEmpty()) {
      return new Refused(List.of(text("work.task.refused.verb", verb)));
    }
    try {
      var reason = why.isBlank() ? null : why.strip();
      return tasks.decide(known.get(), id, version, reason, caller.actor());
    } catch (Stale _) {
      return new Refused(List.of(text("work.task.refused.stale")));
    }
  }

  private Entry<Task> find(UUID id) {
    return records
        .find(TASKS.kind(), id, AsOf.NOW)
        .orElseThrow(() -> new NotFound(text("work.task.missing")));
  }
}
