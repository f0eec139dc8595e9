package org.candor.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

class MigrationsTests {

  private final TestCluster.Fresh database = TestCluster.fresh();

  @Test
  void everyRoomGetsASchemaAndAHistoryOfItsOwnAndASecondRunChangesNothing() {
    var migrations = new Migrations(database.server());
    migrations.run();
    migrations.run();

    assertThat(migrations.rooms()).startsWith("database");
    for (var room : migrations.rooms()) {
      var failed =
          "select count(*) from %s.%s where not success".formatted(room, Migrations.HISTORY);
      assertThat(database.asOwner().sql(failed).query(Integer.class).single()).isZero();
    }
    RoleCheck.of(database.server(), migrations.rooms()).require();
  }

  @Test
  void theApplicationsRoleMayHaveAnyName() {
    var admin = database.asSuperuser();
    admin.sql("drop role if exists \"aims-app\"").update();
    admin.sql("create role \"aims-app\" login password 'secret'").update();
    admin.sql("grant connect on database %s to \"aims-app\"".formatted(databaseName())).update();
    var server =
        new Server.Outside(
            database.url(),
            new Login(database.owner(), database.ownerPassword()),
            new Login("aims-app", "secret"));
    var migrations = new Migrations(server);
    migrations.run();
    RoleCheck.of(server, migrations.rooms()).require();

    var app = AnotherCandor.client(server.url(), server.app());
    assertThat(app.sql("select candor.installation()").query(Boolean.class).single()).isFalse();
  }

  @Test
  void noMigrationNamesTheRoleThatThePlaceholderStandsFor() throws IOException {
    var scripts =
        new PathMatchingResourcePatternResolver().getResources("classpath*:db/migration/*/*.sql");
    assertThat(scripts).isNotEmpty();
    for (var script : scripts) {
      assertThat(script.getContentAsString(StandardCharsets.UTF_8))
          .as("%s grants to ${app}", script.getFilename())
          .doesNotContain(Passwords.APP);
    }
  }

  @Test
  void saysWhichSettingsAreWrongWhenTheServerIsNotReached() {
    var wrong =
        new Server.Outside(
            database.url(), new Login(database.owner(), "wrong"), database.server().app());
    assertThatThrownBy(() -> new Migrations(wrong).run())
        .isInstanceOf(DatabaseUnusable.class)
        .hasMessageContaining("cannot be reached as candor_owner")
        .hasMessageContaining("password authentication failed");
  }

  private String databaseName() {
    return database.url().substring(database.url().lastIndexOf('/') + 1);
  }
}
