package org.candor.work;

import static org.candor.readiness.ReadinessRegisters.ATTESTATIONS;
import static org.candor.support.evidence.EvidenceRegisters.EVIDENCE;
import static org.candor.web.Messages.text;
import static org.candor.work.WorkRegisters.TASKS;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.candor.access.Action;
import org.candor.access.Caller;
import org.candor.access.Permissions;
import org.candor.desk.Pending;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.register.Listings;
import org.candor.register.Query;
import org.candor.register.Register;
import org.springframework.stereotype.Service;

/** What waits for a person, whatever room it waits in. Clause 5.3. */
@Service
class Waiting {

  /** How far ahead it looks for what expires. */
  static final int DAYS = 60;

  private static final int MOST = 200;

  private final Listings listings;
  private final Permissions permissions;
  private final List<Pending> rooms;
  private final Tasks tasks;

  Waiting(Listings listings, Permissions permissions, List<Pending> rooms, Tasks tasks) {
    this.listings = listings;
    this.permissions = permissions;
    this.rooms = rooms;
    this.tasks = tasks;
  }

  /**
   * Everything at once, what is due first at the front.
   *
   * @param ownerless open tasks that nobody owns
   */
  record All(
      LocalDate today,
      List<Entry<Task>> tasks,
      List<Pending.Item> approvals,
      List<Pending.Item> expiring,
      long ownerless) {

    All {
      tasks = List.copyOf(tasks);
      approvals = List.copyOf(approvals);
      expiring = List.copyOf(expiring);
    }

    long overdue() {
      return tasks.stream().filter(it -> it.content().overdue(today)).count();
    }

    boolean nothing() {
      return tasks.isEmpty() && approvals.isEmpty() && expiring.isEmpty();
    }
  }

  All of(Caller caller) {
    var today = tasks.today();
    var approvals = rooms.stream().flatMap(it -> it.of(caller).stream()).sorted(byDay()).toList();
    var expiring = new ArrayList<Pending.Item>();
    if (may(caller, EVIDENCE)) {
      expiring.addAll(expiring(EVIDENCE, "expiresOn", "owner", caller, today));
    }
    if (may(caller, ATTESTATIONS)) {
      expiring.addAll(expiring(ATTESTATIONS, "validUntil", "attestedBy", caller, today));
    }
    var mine = may(caller, TASKS) ? mine(caller) : List.<Entry<Task>>of();
    return new All(
        today,
        mine,
        approvals,
        expiring.stream().sorted(byDay()).toList(),
        may(caller, TASKS) ? total(Map.of("state", List.of("OPEN"), "owner", List.of("-"))) : 0);
  }

  private boolean may(Caller caller, Register<?> register) {
    return permissions.may(caller, Action.READ, register.path());
  }

  private List<Entry<Task>> mine(Caller caller) {
    var parameters = new LinkedHashMap<String, List<String>>();
    parameters.put("state", List.of("OPEN"));
    parameters.put("owner", List.of(caller.person().toString()));
    parameters.put("sort", List.of("dueOn"));
    var query = Query.read(TASKS, parameters).limited(MOST);
    return listings.page(TASKS, query, AsOf.NOW).entries();
  }

  private long total(Map<String, List<String>> parameters) {
    return listings.page(TASKS, Query.read(TASKS, parameters).limited(1), AsOf.NOW).total();
  }

  private <R extends Record> List<Pending.Item> expiring(
      Register<R> register, String day, String owner, Caller caller, LocalDate today) {
    var query =
        Query.read(
            register,
            Map.of(
                owner,
                List.of(caller.person().toString()),
                day,
                List.of(today.minusDays(DAYS) + ".." + today.plusDays(DAYS)),
                "sort",
                List.of(day)));
    var field = register.field(day).orElseThrow();
    return listings.page(register, query.limited(MOST), AsOf.NOW).entries().stream()
        .map(
            it -> {
              var on = (LocalDate) register.value(it.content(), field);
              var over = on != null && on.isBefore(today);
              return new Pending.Item(
                  it.label() + " " + register.title(it.content()),
                  text(over ? "work.waiting.expired" : "work.waiting.expires"),
                  register.href(it),
                  on);
            })
        .toList();
  }

  private static Comparator<Pending.Item> byDay() {
    return Comparator.comparing(Pending.Item::due, Comparator.nullsLast(Comparator.naturalOrder()));
  }
}
