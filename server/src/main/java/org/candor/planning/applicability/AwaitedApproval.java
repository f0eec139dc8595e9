package org.candor.planning.applicability;

import static org.candor.web.Messages.text;

import java.util.List;
import org.candor.access.Action;
import org.candor.access.Caller;
import org.candor.access.Permissions;
import org.candor.desk.Pending;
import org.candor.records.AsOf;
import org.springframework.stereotype.Component;

/** A submitted version waits for everybody who may approve it and wrote none of it. */
@Component
class AwaitedApproval implements Pending {

  private final Approval approval;
  private final Permissions permissions;

  AwaitedApproval(Approval approval, Permissions permissions) {
    this.approval = approval;
    this.permissions = permissions;
  }

  @Override
  public List<Item> of(Caller caller) {
    if (!permissions.may(caller, Action.REVISE, "planning/statements")) {
      return List.of();
    }
    return approval.versions(AsOf.NOW).stream()
        .filter(Version::waits)
        .filter(it -> approval.againstApproving(it.entry(), caller.person()).isEmpty())
        .map(
            it ->
                new Item(
                    text("planning.soa.awaited", it.number()),
                    text("planning.soa.awaited.why", it.submitter()),
                    "/" + StatementController.RESOURCE + "/" + it.id(),
                    null))
        .toList();
  }
}
