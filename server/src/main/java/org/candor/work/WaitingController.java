package org.candor.work;

import static org.candor.web.Messages.text;

import gg.jte.generated.precompiled.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.candor.access.Action;
import org.candor.access.Allow;
import org.candor.access.Caller;
import org.candor.access.Permissions;
import org.candor.access.Replies;
import org.candor.access.SignedIn;
import org.candor.desk.Pending;
import org.candor.support.evidence.Coverable;
import org.candor.web.Html;
import org.candor.web.Shells;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** What waits for the person who asks, and what they should know of; for people and programs. */
@Controller
class WaitingController {

  private static final StaticTemplates TEMPLATES = new StaticTemplates();
  private static final int NOTICES = 200;
  private static final String TASKS = "work/tasks";

  private final Waiting waiting;
  private final Notices notices;
  private final Shells shells;
  private final Coverable lines;
  private final Permissions permissions;
  private final Clock clock;

  WaitingController(
      Waiting waiting,
      Notices notices,
      Shells shells,
      Coverable lines,
      Permissions permissions,
      Clock clock) {
    this.permissions = permissions;
    this.waiting = waiting;
    this.notices = notices;
    this.shells = shells;
    this.lines = lines;
    this.clock = clock;
  }

  /** What waits, as data. */
  record Answer(List<Waiter> tasks, List<Pending.Item> approvals, List<Pending.Item> expiring) {}

  record Waiter(UUID id, String label, Task task, boolean overdue) {}

  record Told(long unread, List<Notice> notices) {}

  /**
   * @param id of one notice; all of them when it is left out
   */
  record Read(@Nullable UUID id) {}

  @GetMapping("/work")
  @SignedIn
  View mine(HttpServletRequest request, Caller caller) {
    var records = permissions.may(caller, Action.RECORD, TASKS);
    var mine = WaitingPages.mine(shells.of(request), waiting.of(caller), lines, records);
    return Html.page(TEMPLATES.workWaiting(mine));
  }

  @GetMapping("/api/v1/work/waiting")
  @Allow(value = Action.READ, on = WorkRegisters.NOTICES)
  @ResponseBody
  Answer waiting(Caller caller) {
    var all = waiting.of(caller);
    return new Answer(
        all.tasks().stream().map(it -> waiter(it, all.today())).toList(),
        all.approvals(),
        all.expiring());
  }

  /** The tasks of the person who asks, for their calendar. RFC 5545. */
  @GetMapping({"/work/calendar.ics", "/api/v1/work/calendar.ics"})
  @Allow(value = Action.READ, on = TASKS)
  @Replies(media = "text/calendar")
  ResponseEntity<String> calendar(HttpServletRequest request, Caller caller) {
    var site = ServletUriComponentsBuilder.fromContextPath(request).build().toUriString();
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "calendar", StandardCharsets.UTF_8))
        .header("Content-Disposition", "attachment; filename=\"tasks.ics\"")
        .body(Calendar.of(waiting.of(caller).tasks(), site, clock.instant()));
  }

  @GetMapping("/notifications")
  @Allow(value = Action.READ, on = WorkRegisters.NOTICES)
  View notices(HttpServletRequest request, Caller caller) {
    var all = notices.of(caller.person(), NOTICES);
    var unread = all.stream().filter(Notice::unread).count();
    var answer = text("work.notices.answer", unread, all.size());
    return Html.page(
        TEMPLATES.workNotices(new WaitingPages.Told(shells.of(request), answer, all, unread > 0)));
  }

  /** Marks notices as read and leads to what one of them is about. */
  @PostMapping("/notifications/read")
  @Allow(value = Action.REVISE, on = WorkRegisters.NOTICES)
  View read(@RequestParam(required = false) @Nullable UUID notice, Caller caller) {
    var about =
        notices.of(caller.person(), NOTICES).stream()
            .filter(it -> it.id().equals(notice))
            .map(Notice::href)
            .findFirst();
    notices.read(caller.person(), notice, clock.instant());
    return Places.seeOther(about.orElse("/notifications"));
  }

  @GetMapping("/api/v1/work/notices")
  @Allow(value = Action.READ, on = WorkRegisters.NOTICES)
  @ResponseBody
  Told listNotices(Caller caller) {
    var all = notices.of(caller.person(), NOTICES);
    return new Told(notices.counts(caller.person()).unread(), all);
  }

  @PostMapping("/api/v1/work/notices/read")
  @Allow(value = Action.REVISE, on = WorkRegisters.NOTICES)
  @ResponseBody
  Told readNotices(@RequestBody Read asked, Caller caller) {
    notices.read(caller.person(), asked.id(), clock.instant());
    return listNotices(caller);
  }

  private static Waiter waiter(org.candor.records.Entry<Task> it, LocalDate today) {
    return new Waiter(it.id(), it.label(), it.content(), it.content().overdue(today));
  }
}
