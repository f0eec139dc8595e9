package org.candor.database;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The roles and the database of an embedded server, made where they are missing. */
final class Roles {

  private final JdbcClient jdbc;

  private Roles(EmbeddedPostgres server) {
    var admin = server.passwords().admin();
    jdbc =
        JdbcClient.create(
            new DriverManagerDataSource(server.url("postgres"), admin.user(), admin.password()));
  }

  /** Roles cannot be parameters in PostgreSQL; names and passwords here are our own, url-safe. */
  static void prepare(EmbeddedPostgres server, String database) {
    var roles = new Roles(server);
    for (var login : List.of(server.passwords().owner(), server.passwords().app())) {
      if (!roles.exists("select 1 from pg_roles where rolname = :name", login.user())) {
        roles.execute(
            """
            create role %s login nosuperuser nobypassrls nocreaterole nocreatedb noreplication
              password '%s'
            """
                .formatted(login.user(), login.password()));
      }
    }
    if (!roles.exists("select 1 from pg_database where datname = :name", database)) {
      roles.execute("create database %s owner candor_owner".formatted(database));
    }
    roles.execute("revoke all on database %s from public".formatted(database));
    roles.execute("grant connect on database %s to candor_app".formatted(database));
  }

  private boolean exists(String query, String name) {
    return jdbc.sql(query).param("name", name).query(Integer.class).optional().isPresent();
  }

  private void execute(String statement) {
    jdbc.sql(statement).update();
  }
}
