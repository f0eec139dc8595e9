package org.candor.access;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.candor.database.Scope;
import org.candor.records.OwnVersions;
import org.springframework.stereotype.Component;

/** With what members proved who they are when, for the audit, and with what they do now. */
@Component
class KeptCredentials implements OwnVersions {

  private final PersonVersions versions;
  private final Credentials credentials;
  private final Installation installation;

  KeptCredentials(PersonVersions versions, Credentials credentials, Installation installation) {
    this.versions = versions;
    this.credentials = credentials;
    this.installation = installation;
  }

  @Override
  public String kind() {
    return CredentialBook.KIND;
  }

  @Override
  public Map<Long, Kept> at(Collection<Long> positions) {
    return versions.at(
        positions,
        "select * from access.credential where org_id = :org and from_seq = any (:positions)",
        (row, n) ->
            new Kept(
                row.getObject("person_id", UUID.class),
                row.getInt("version"),
                false,
                CredentialBook.state(Credentials.proofs(row))));
  }

  @Override
  public long count() {
    return versions.count("credential");
  }

  @Override
  public List<UUID> broken() {
    return versions.broken("credential");
  }

  @Override
  public List<UUID> strayed() {
    var org = Scope.currentOrg();
    return installation.read(org, () -> credentials.strayed(org));
  }
}
