package org.candor.planning.applicability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.candor.planning.applicability.ApplicabilityRegisters.OWN_CONTROLS;
import static org.candor.support.evidence.EvidenceRegisters.EVIDENCE;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.candor.AnOrganization;
import org.candor.planning.applicability.Applicability.Status;
import org.candor.planning.applicability.Deciding.Chosen;
import org.candor.records.AsOf;
import org.candor.records.Ledger;
import org.candor.records.Objected;
import org.candor.records.Records;
import org.candor.register.Anybody;
import org.candor.register.Form;
import org.candor.register.Registers;
import org.candor.support.evidence.Evidence;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.transaction.support.TransactionOperations;

/** A control that the organization adds is shown to be implemented as those of Annex A are. */
@SpringBootTest
class OwnControlTests {

  @Autowired StatementOfApplicability statement;
  @Autowired Deciding deciding;
  @Autowired Records records;
  @Autowired Registers registers;
  @Autowired Ledger ledger;
  @Autowired TransactionOperations transactions;

  @Test
  void itIsImplementedOnceEvidenceBearsOnItAndNoLongerThanThat() {
    var clinic = AnOrganization.founded(ledger, transactions);
    clinic.scope().run(() -> told(clinic));
  }

  private void told(AnOrganization clinic) {
    assertThat(evidence().errors()).as("there is no such control").containsOnlyKeys("covers");
    var own = new OwnControl("SEC-4", "Prompts", "Check them", null, null);
    var control = records.record(OWN_CONTROLS.kind(), own, clinic.ada());
    statement.start(clinic.ada());
    assertThat(implemented(clinic)).as("nothing shows it").isFalse();
    var said = (Evidence) Objects.requireNonNull(evidence().content());
    var evidence = records.record(EVIDENCE.kind(), said, clinic.ada());
    assertThat(implemented(clinic)).isTrue();
    assertThat(statement.read(AsOf.NOW).contradictions()).isEmpty();
    var line = statement.read(AsOf.NOW).lines().getLast();
    assertThat(line.control().id()).isEqualTo("SEC-4");
    assertThat(line.declared()).isEqualTo(Status.IMPLEMENTED);
    assertThat(line.coverage().labels()).containsExactly("EV-1");
    assertThat(Objects.requireNonNull(line.computed()).level())
        .as("evidence alone, which nobody attested")
        .isEqualTo(Implementation.Level.PARTLY);
    records.retire(EVIDENCE.kind(), evidence.id(), 1, clinic.ada(), null);
    assertThat(statement.read(AsOf.NOW).contradictions())
        .singleElement()
        .satisfies(it -> assertThat(it.kind()).isEqualTo(Contradiction.Kind.UNBACKED));
    assertThatExceptionOfType(Objected.class)
        .isThrownBy(() -> records.retire(OWN_CONTROLS.kind(), control.id(), 1, clinic.ada(), null))
        .withMessageContaining("SEC-4 is needed");
  }

  /** As pages, the API and imports read it: with what the room asks of new evidence. */
  private Form<?> evidence() {
    var typed = new HashMap<String, List<String>>();
    typed.put("name", List.of("Report"));
    typed.put("form", List.of("STATEMENT"));
    typed.put("covers", List.of("SEC-4"));
    typed.put("effectiveOn", List.of("2026-01-01"));
    return Form.read(registers.at(EVIDENCE.path()), typed, null, new Anybody());
  }

  private boolean implemented(AnOrganization clinic) {
    var said =
        Map.of(
            "needed", List.of("NEEDED"),
            "inclusion", List.of("x"),
            "declared", List.of("IMPLEMENTED"));
    return deciding.say(List.of(new Chosen("SEC-4", null)), said, null, clinic.ada()).stream()
        .allMatch(Decided::done);
  }
}
