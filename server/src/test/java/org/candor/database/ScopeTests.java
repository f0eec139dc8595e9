package org.candor.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.candor.TestDatabase;
import org.candor.kernel.OrgId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest
class ScopeTests {

  private static final OrgId ACME = new OrgId(UUID.randomUUID());
  private static final OrgId OTHER = new OrgId(UUID.randomUUID());

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  ScopeTests(@Autowired JdbcClient jdbc, @Autowired PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.transaction = new TransactionTemplate(transactions);
  }

  @BeforeEach
  void aProtectedTable() {
    var owner = TestDatabase.shared().asOwner();
    owner.sql("create schema notes").update();
    owner.sql("grant usage on schema notes to candor_app").update();
    owner.sql("create table notes.note (org_id uuid not null, text text not null)").update();
    owner.sql("create table notes.guest (name text not null)").update();
    owner.sql("call candor.protect('notes.note')").update();
    owner.sql("call candor.protect_installation('notes.guest')").update();
  }

  @AfterEach
  void noTable() {
    TestDatabase.shared().asOwner().sql("drop schema notes cascade").update();
  }

  @Test
  void anOrganizationSeesItsRowsAndNobodyElseDoes() {
    Scope.of(ACME).run(() -> write(ACME, "ours"));

    assertThat(Scope.of(ACME).get(this::notes)).containsExactly("ours");
    assertThat(Scope.of(OTHER).get(this::notes)).isEmpty();
    assertThat(Scope.installation(null).get(this::notes)).isEmpty();
  }

  @Test
  void withoutAScopeOrATransactionThereAreNoRows() {
    Scope.of(ACME).run(() -> write(ACME, "ours"));

    assertThat(notes()).isEmpty();
    assertThat(
            Scope.of(ACME).get(() -> jdbc.sql("select text from notes.note").query().listOfRows()))
        .isEmpty();
  }

  @Test
  void theScopeEndsWithItsTransactionThoughTheConnectionLivesOn() {
    for (var round = 0; round < 40; round++) {
      Scope.of(ACME).run(() -> write(ACME, "ours"));
      assertThat(notes()).isEmpty();
    }
  }

  @Test
  void aRowForAnotherOrganizationIsRefused() {
    assertThatThrownBy(() -> Scope.of(ACME).run(() -> write(OTHER, "theirs")))
        .isInstanceOf(DataAccessException.class)
        .rootCause()
        .hasMessageContaining("row-level security");
    assertThatThrownBy(() -> write(ACME, "nobody's"))
        .rootCause()
        .hasMessageContaining("row-level security");
  }

  @Test
  void rowsOfTheInstallationAreSeenOnlyInItsScope() {
    Scope.installation(null).run(() -> change("insert into notes.guest values ('Ada')"));

    assertThat(Scope.installation(null).get(() -> names("select name from notes.guest")))
        .containsExactly("Ada");
    assertThat(Scope.of(ACME).get(() -> names("select name from notes.guest"))).isEmpty();
  }

  @Test
  void nothingIsTruncatedChangedOrDeletedByDefault() {
    for (var statement :
        List.of(
            "truncate notes.note", "update notes.note set text = ''", "delete from notes.note")) {
      assertThatThrownBy(() -> Scope.of(ACME).run(() -> change(statement)))
          .rootCause()
          .hasMessageContaining("permission denied for table note");
    }
    assertThatThrownBy(() -> Scope.of(ACME).run(() -> change("truncate notes.guest")))
        .rootCause()
        .hasMessageContaining("permission denied for table guest");
  }

  @Test
  void theApplicationMayNotBecomeTheOwnerOrSwitchProtectionOff() {
    for (var statement :
        List.of(
            "set role candor_owner",
            "alter table notes.note disable row level security",
            "alter role candor_app bypassrls",
            "create table candor.mine (x int)",
            "create table public.mine (x int)",
            "select * from database.flyway_schema_history")) {
      assertThatThrownBy(() -> change(statement)).isInstanceOf(DataAccessException.class);
    }
    assertThatThrownBy(() -> names("set row_security = off; select text from notes.note"))
        .isInstanceOf(DataAccessException.class);
  }

  private void write(OrgId org, String text) {
    transaction.executeWithoutResult(
        status ->
            jdbc.sql("insert into notes.note values (?, ?)").params(org.value(), text).update());
  }

  private void change(String statement) {
    transaction.executeWithoutResult(status -> jdbc.sql(statement).update());
  }

  private List<String> notes() {
    return names("select text from notes.note");
  }

  private List<String> names(String query) {
    return transaction.execute(status -> jdbc.sql(query).query(String.class).list());
  }
}
