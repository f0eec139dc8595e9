package org.candor.evaluation.monitoring;

import static org.candor.systems.SystemsRegisters.AI_SYSTEMS;

import org.candor.access.Action;
import org.candor.access.Caller;
import org.candor.access.Permissions;
import org.candor.records.AsOf;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where the report of a system is, for whoever may have it. */
@Component
class SystemReports {

  private final Named named;
  private final Permissions permissions;

  SystemReports(Named named, Permissions permissions) {
    this.named = named;
    this.permissions = permissions;
  }

  /**
   * Without the ending that says pdf or html; empty where there is none for this person.
   *
   * @param system such as SYS-3
   */
  String of(@Nullable String system, Caller caller, AsOf asOf) {
    return permissions.may(caller, Action.EXPORT, ReportController.RESOURCE)
        ? named.find(AI_SYSTEMS, system, asOf).map(it -> ReportController.at(it.id())).orElse("")
        : "";
  }
}
