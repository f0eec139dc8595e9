package org.candor.access;

import java.util.Optional;
import org.candor.database.Scope;
import org.candor.records.OwnState;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How the organization is called and what it asks at its door, for the audit. */
@Repository
class KeptOrganization implements OwnState {

  private final JdbcClient jdbc;

  KeptOrganization(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public String kind() {
    return "access/organizations";
  }

  @Override
  public String initial() {
    return "{\"second_step_needed\":false}";
  }

  @Override
  public Optional<String> now() {
    return jdbc.sql(
            """
            select jsonb_build_object('name', name, 'second_step_needed', second_step_needed)::text
              from access.organization where id = ?
            """)
        .param(Scope.currentOrg().value())
        .query(String.class)
        .optional();
  }
}
