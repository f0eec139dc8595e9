package org.candor;

import java.util.UUID;
import org.candor.database.Scope;
import org.candor.kernel.Actor;
import org.candor.kernel.OrgId;
import org.candor.kernel.PersonId;
import org.candor.records.Ids;
import org.candor.records.Ledger;
import org.springframework.transaction.support.TransactionOperations;

/** An organization of its own for a test, and someone who works there. */
public record AnOrganization(OrgId id, Actor ada) {

  public static AnOrganization founded(Ledger ledger, TransactionOperations transactions) {
    var org = new OrgId(Ids.next());
    var ada = new Actor(new PersonId(UUID.randomUUID()), "Ada", "test");
    Scope.of(org)
        .run(() -> transactions.executeWithoutResult(_ -> ledger.found(org, "Clinic", ada)));
    return new AnOrganization(org, ada);
  }

  public Scope scope() {
    return Scope.of(id);
  }
}
