package org.candor.work;

import static org.candor.web.Messages.text;
import static org.candor.work.WorkRegisters.TASKS;

import java.util.List;
import java.util.Map;
import org.candor.access.Action;
import org.candor.access.Caller;
import org.candor.access.Permissions;
import org.candor.readiness.Pointing;
import org.candor.records.AsOf;
import org.candor.register.Listings;
import org.candor.register.Query;
import org.candor.support.evidence.Coverable;
import org.springframework.stereotype.Component;

/** The tasks that serve a line, the latest first. */
@Component
class TaskPointing implements Pointing {

  private static final String MOST = "20";

  private final Listings listings;
  private final Permissions permissions;

  TaskPointing(Listings listings, Permissions permissions) {
    this.listings = listings;
    this.permissions = permissions;
  }

  @Override
  public List<Pointer> at(String line, Caller caller, AsOf asOf) {
    if (!permissions.may(caller, Action.READ, TASKS.path())) {
      return List.of();
    }
    var where =
        Map.of(
            "requirement",
            Coverable.spellings(line).stream().map(it -> "=" + it).toList(),
            "sort",
            List.of("-number"),
            "limit",
            List.of(MOST));
    return listings.page(TASKS, Query.read(TASKS, where), asOf).entries().stream()
        .map(
            it ->
                new Pointer(
                    it.label() + " " + it.content().name(),
                    text("work.tasks.state." + it.content().state()),
                    TASKS.href(it)))
        .toList();
  }
}
