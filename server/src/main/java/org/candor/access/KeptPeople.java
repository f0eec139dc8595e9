package org.candor.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.candor.records.OwnVersions;
import org.springframework.stereotype.Component;

/** Who was what when, for the audit. Clause 5.3. */
@Component
class KeptPeople implements OwnVersions {

  private final PersonVersions versions;

  KeptPeople(PersonVersions versions) {
    this.versions = versions;
  }

  @Override
  public String kind() {
    return MembershipBook.KIND;
  }

  @Override
  public Map<Long, Kept> at(Collection<Long> positions) {
    return versions.at(
        positions,
        """
        select m.*, p.name, p.email
          from access.membership m join access.person p on p.id = m.person_id
         where m.org_id = :org and m.from_seq = any (:positions)
        """,
        (row, n) -> kept(row));
  }

  @Override
  public long count() {
    return versions.count("membership");
  }

  @Override
  public List<UUID> broken() {
    return versions.broken("membership");
  }

  private static Kept kept(ResultSet row) throws SQLException {
    var active = row.getBoolean("active");
    var starts = Memberships.day(row, "starts_on");
    var ends = Memberships.day(row, "ends_on");
    var state =
        MembershipBook.state(
            row.getString("name"),
            row.getString("email"),
            Memberships.roles(row),
            starts,
            ends,
            active);
    return new Kept(row.getObject("person_id", UUID.class), row.getInt("version"), !active, state);
  }
}
