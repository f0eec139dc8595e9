package org.candor.support.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import org.candor.support.evidence.Evidence.Form;
import org.candor.support.evidence.Lead.ToId;
import org.candor.support.evidence.Lead.ToLabel;
import org.junit.jupiter.api.Test;

/** A record is led to by its id or its label, whatever stands around the id. */
class LeadTests {

  private static final String ID = "0198c5a4-0000-7000-8000-00000000002a";
  private static final Set<String> PATHS = Set.of("systems/ai-systems");

  @Test
  void anIdIsFoundInEverySpelling() {
    for (var spelling :
        new String[] {
          "/systems/ai-systems/%s",
          "/SYSTEMS/AI-SYSTEMS/%s/history",
          "https://candor.example/systems/ai-systems/%s?x=1#y",
          "/api/v1/systems/ai-systems/%s/"
        }) {
      assertThat(Lead.of(spelling.formatted(ID)))
          .get()
          .isEqualTo(
              new ToId(UUID.fromString(ID), "systems/ai-systems", spelling.startsWith("https")));
    }
    assertThat(Lead.of(ID.toUpperCase(java.util.Locale.ROOT)))
        .get()
        .isEqualTo(new ToId(UUID.fromString(ID), null, false));
  }

  @Test
  void aLabelStandsAlone() {
    assertThat(Lead.of(" sys-31 ")).get().isEqualTo(new ToLabel("SYS", 31));
    assertThat(Lead.of("Shelf SYS-31")).isEmpty();
    assertThat(Lead.of("SYS-0")).isEmpty();
    assertThat(Lead.of("ISO-9001 binder")).isEmpty();
    assertThat(Lead.of("")).isEmpty();
    assertThat(Lead.of(null)).isEmpty();
  }

  @Test
  void whatMayWellBeElsewhereIsNotHeldToBeHere() {
    var here = new ToId(UUID.fromString(ID), "systems/ai-systems", false);
    var abroad = new ToId(UUID.fromString(ID), "systems/ai-systems", true);
    var project = new ToId(UUID.fromString(ID), "group/project", true);
    for (var form : Form.values()) {
      assertThat(here.ours(form, PATHS)).as("%s", form).isTrue();
      assertThat(project.ours(form, PATHS)).as("%s", form).isFalse();
    }
    assertThat(abroad.ours(Form.LINK, PATHS)).isFalse();
    assertThat(abroad.ours(Form.RECORD, PATHS)).isTrue();
    assertThat(new ToLabel("SYS", 1).ours(Form.RECORD, PATHS)).isTrue();
    assertThat(new ToLabel("SYS", 1).ours(Form.STATEMENT, PATHS)).isFalse();
  }
}
