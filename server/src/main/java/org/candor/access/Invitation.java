package org.candor.access;

import java.time.Instant;
import java.util.UUID;
import org.candor.kernel.OrgId;

/** An open door for one person, once, for a week. */
record Invitation(
    UUID id, Workplace workplace, Invitee invitee, String invitedBy, Instant expiresAt) {

  OrgId org() {
    return workplace.id();
  }
}
