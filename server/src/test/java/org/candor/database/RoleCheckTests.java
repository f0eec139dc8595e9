package org.candor.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every way past row-level security is opened, seen to be refused, and closed with the SQL given.
 */
class RoleCheckTests {

  private final TestCluster.Fresh database = TestCluster.migrated();
  private final RoleCheck check = RoleCheck.of(database.server(), List.of("database", "notes"));

  @BeforeEach
  void aSoundDatabase() {
    owner("create schema notes");
    owner("grant usage on schema notes to candor_app");
    owner("create table notes.note (org_id uuid not null, text text not null)");
    owner("call candor.protect('notes.note')");
    assertThat(check.weaknesses()).isEmpty();
  }

  @AfterEach
  void aSoundRole() {
    superuser("alter role candor_app nosuperuser nobypassrls nocreaterole noreplication");
    superuser("drop role if exists candor_seer");
  }

  @ParameterizedTest
  @CsvSource({"superuser", "bypassrls", "createrole", "replication"})
  void aRoleAboveRowLevelSecurityIsRefused(String attribute) {
    superuser("alter role candor_app " + attribute);
    refusedFor("the role candor_app has " + attribute.toUpperCase());
  }

  @Test
  void aMemberOfARoleAboveRowLevelSecurityIsRefused() {
    superuser("create role candor_seer bypassrls");
    superuser("grant candor_seer to candor_app with inherit false, set true");
    refusedFor("the role candor_app is member of one that has BYPASSRLS");
  }

  @Test
  void aRoleThatRunsProgramsOnTheServerIsRefused() {
    superuser("grant pg_execute_server_program to candor_app");
    refusedFor("reads or writes files of the server");
  }

  @Test
  void anOwnerIsRefused() {
    superuser("alter table notes.note owner to candor_app");
    refusedFor("notes.note: owned by candor_app");
    superuser("create schema mine authorization candor_app");
    refusedFor("mine: owned by candor_app");
    superuser("alter function candor.org() owner to candor_app");
    refusedFor("candor.org(): owned by candor_app");
  }

  @Test
  void aMemberOfTheOwnerIsRefused() {
    superuser("grant candor_owner to candor_app");
    refusedFor("owned by candor_owner, which candor_app is or may become");
  }

  @Test
  void oneWhoMayCreateObjectsInASchemaIsRefused() {
    owner("grant create on schema candor to candor_app");
    refusedFor("may create objects in the schema");
  }

  @Test
  void aTableWithoutRowLevelSecurityIsDetected() {
    owner("create table notes.bare (org_id uuid not null)");
    refusedFor("notes.bare: the table lacks row-level security, enabled and forced");
  }

  @Test
  void aTableWhoseProtectionIsNotForcedIsDetected() {
    owner("alter table notes.note no force row level security");
    refusedFor("notes.note: the table lacks row-level security, enabled and forced");
  }

  @Test
  void aTableWithoutAPolicyIsDetected() {
    owner("drop policy by_organization on notes.note");
    refusedFor("notes.note: the table has no policy");
  }

  @Test
  void aPolicyThatLetsAllThroughIsDetected() {
    owner("create policy open_to_all on notes.note using (true)");
    refusedFor("the policy open_to_all compares with no scope");
    owner("create policy written_by_all on notes.note for insert with check (true)");
    refusedFor("the policy written_by_all compares with no scope");
  }

  @Test
  void theRightToTruncateIsDetected() {
    owner("grant truncate on notes.note to candor_app");
    refusedFor("notes.note: candor_app may TRUNCATE the table");
  }

  @Test
  void aRightOnTheHistoryOfMigrationsIsDetected() {
    owner("grant update (success) on database.flyway_schema_history to candor_app");
    refusedFor("has rights on the history of migrations");
  }

  @Test
  void aViewWithItsOwnersEyesIsDetected() {
    owner("create view notes.all_notes as select * from notes.note");
    owner("grant select on notes.all_notes to candor_app");
    refusedFor("notes.all_notes: the view sees what its owner sees");
    owner("create materialized view notes.kept as select * from notes.note");
    owner("grant select on notes.kept to candor_app");
    refusedFor("notes.kept: the view sees what its owner sees");
  }

  @Test
  void aPartitionReadDirectlyIsDetectedAndOneNobodyReadsIsNot() {
    owner("create table notes.log (org_id uuid not null, at date) partition by range (at)");
    owner("call candor.protect('notes.log')");
    owner("create table notes.log_all partition of notes.log default");
    assertThat(check.weaknesses()).isEmpty();

    owner("grant select on notes.log_all to candor_app");
    refusedFor("notes.log_all: the table lacks row-level security");
  }

  /** The start is refused in these words, and the SQL that comes with them mends it. */
  private void refusedFor(String words) {
    assertThatThrownBy(check::require)
        .isInstanceOf(DatabaseUnusable.class)
        .hasMessageContaining(words);
    check.weaknesses().stream().map(RoleCheck.Weakness::mend).distinct().forEach(this::superuser);
    assertThat(check.weaknesses()).isEmpty();
  }

  private void owner(String statement) {
    database.asOwner().sql(statement).update();
  }

  private void superuser(String statement) {
    database.asSuperuser().sql(statement).update();
  }
}
