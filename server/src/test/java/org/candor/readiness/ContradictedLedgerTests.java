package org.candor.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.candor.systems.SystemsRegisters.AI_SYSTEMS;
import static org.candor.systems.SystemsRegisters.MODELS;

import java.util.Map;
import org.candor.TestDatabase;
import org.candor.access.Role;
import org.candor.records.AsOf;
import org.junit.jupiter.api.Test;

/** Somebody changes a row past Candor: the running application notices, says so, and counts so. */
class ContradictedLedgerTests extends AReadiness {

  private static final String LINE = "7.5.3-5";

  @Test
  void aModelRenamedInTheDatabaseTurnsBannerPageAndReadinessUntilItIsPutRight() throws Exception {
    record(AI_SYSTEMS, "name", "Triage");
    var model = record(MODELS, "name", "Resnet");
    assertThat(verdict(LINE)).as("nobody has looked").isEqualTo(Verdict.UNKNOWN);
    assertThat(page("/support/integrity")).contains("it is not known whether", "Check now");

    assertThat(checked().path("state").asString()).isEqualTo("HOLDS");
    assertThat(verdict(LINE)).isEqualTo(Verdict.MET);
    assertThat(page("/readiness")).doesNotContain("alarm-banner");
    var sound = now().ledgerSize();

    rename("Resnet", "Alexnet");
    var told = checked();
    assertThat(told.path("state").asString()).isEqualTo("CONTRADICTED");
    var found = told.path("found").path(0);
    assertThat(found.path("label").asString()).isEqualTo("MOD-1");
    assertThat(found.path("id").asString()).isEqualTo(model.id().toString());
    assertThat(found.path("field").asString()).isEqualTo("name");
    assertThat(found.path("said").asString()).isEqualTo("Resnet");
    assertThat(found.path("found").asString()).isEqualTo("Alexnet");
    soundThen(sound);

    rename("Alexnet", "Resnet");
    assertThat(checked().path("state").asString()).isEqualTo("HOLDS");
    assertThat(verdict(LINE)).isEqualTo(Verdict.MET);
    assertThat(page("/readiness")).doesNotContain("alarm-banner");
  }

  /** What is said while the row differs, and what was known before. */
  private void soundThen(long sound) throws Exception {
    assertThat(verdict(LINE)).isEqualTo(Verdict.NOT_MET);
    assertThat(now().find(LINE).orElseThrow()).isEqualTo(anew(now()).find(LINE).orElseThrow());
    assertThat(page("/readiness")).contains("alarm-banner", "1 contradiction was found");
    assertThat(page("/support/integrity"))
        .contains("1 contradiction between", "MOD-1", "Resnet", "Alexnet", "What to do");
    assertThat(page("/support/integrity?asOf=" + sound))
        .as("what was known then")
        .contains("Everything holds");
    assertThat(then(sound)).isEqualTo(Verdict.MET);

    assertThat(read(Role.ADMINISTRATOR, "/support/integrity"))
        .as("sees where, not what")
        .contains("MOD-1", "not shown")
        .doesNotContain("Alexnet", "Resnet");
    assertThat(send(Role.EMPLOYEE, "GET", "/support/integrity", Map.of()).getStatus())
        .isEqualTo(403);
  }

  private Verdict then(long size) {
    return clinic
        .scope()
        .get(() -> readiness.position(ISO, AsOf.position(size)))
        .find(LINE)
        .orElseThrow()
        .verdict();
  }

  private void rename(String from, String to) {
    TestDatabase.shared()
        .asSuperuser()
        .sql("update systems.models set name = ? where name = ? and org_id = ?")
        .params(to, from, clinic.id().value())
        .update();
  }
}
