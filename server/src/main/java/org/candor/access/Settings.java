package org.candor.access;

import java.util.Set;
import org.candor.kernel.OrgId;
import org.candor.kernel.Ref;
import org.candor.records.Ledger;
import org.candor.records.Verb;
import org.springframework.stereotype.Service;

/** What an organization decides about its own door. */
@Service
class Settings {

  private final Installation installation;
  private final Organizations organizations;
  private final Ledger ledger;

  Settings(Installation installation, Organizations organizations, Ledger ledger) {
    this.installation = installation;
    this.organizations = organizations;
    this.ledger = ledger;
  }

  boolean needsSecondStep(OrgId org) {
    return installation.read(org, () -> organizations.needsSecondStep(org));
  }

  /** Whether administrators need a second step from their next sign-in on. */
  void needSecondStep(Caller by, boolean needed) {
    installation.run(
        by.org(),
        () -> {
          organizations.needSecondStep(by.org(), needed);
          ledger.append(
              by.actor(),
              Verb.REVISED,
              new Ref("access/organizations", by.org().value()),
              1,
              "{\"second_step_needed\":%s}".formatted(needed),
              Set.of(),
              null);
        });
  }
}
