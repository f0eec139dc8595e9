package org.candor.readiness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.candor.support.evidence.EvidenceRegisters.EVIDENCE;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.UUID;
import org.candor.planning.applicability.StatementOfApplicability;
import org.candor.records.AsOf;
import org.candor.records.Attachment;
import org.candor.records.Entry;
import org.candor.records.FileStore;
import org.candor.support.evidence.Coverage;
import org.candor.support.evidence.Evidence;
import org.candor.support.evidence.EvidenceFiles;
import org.candor.support.evidence.EvidenceFiles.Looked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A file that is gone shows nothing, and the ledger says since when. */
class VanishedFileTests extends AReadiness {

  private static final String LINE = "A.2.2";

  @Autowired EvidenceFiles files;
  @Autowired FileStore store;
  @Autowired Coverage coverage;
  @Autowired StatementOfApplicability statement;
  Entry<Evidence> report;
  Path file;

  @BeforeEach
  void aReportIsFiled() {
    report =
        record(
            EVIDENCE,
            "name",
            "Report",
            "form",
            "FILE",
            "covers",
            LINE,
            "effectiveOn",
            "2026-01-01");
    file = attach("Tested on " + UUID.randomUUID());
  }

  @Test
  void theLineTurnsStaleWhenItsFileIsGoneAndIsAsBeforeWhenItIsBack() throws IOException {
    var before = now();
    assertThat(before.find(LINE).orElseThrow().verdict()).isEqualTo(Verdict.PARTLY);
    assertThat(look()).isEqualTo(new Looked(0, 0));

    var content = Files.readAllBytes(file);
    Files.delete(file);
    assertThat(look()).isEqualTo(new Looked(1, 0));
    assertThat(look()).as("said once").isEqualTo(new Looked(0, 0));
    var gone = now();
    assertThat(gone.find(LINE).orElseThrow().verdict()).isEqualTo(Verdict.STALE);
    assertThat(gone.canonical()).isEqualTo(anew(gone).canonical());
    assertThat(state()).isEqualTo(Coverage.State.EXPIRED);
    assertThat(holding()).isZero();
    assertThat(anew(before).sha256()).as("the past did not know").isEqualTo(before.sha256());

    Files.write(file, content);
    assertThat(look()).isEqualTo(new Looked(0, 1));
    var back = now();
    assertThat(back.find(LINE).orElseThrow().verdict()).isEqualTo(Verdict.PARTLY);
    assertThat(back.canonical()).isEqualTo(anew(back).canonical());
    assertThat(anew(gone).sha256()).as("the past still knows").isEqualTo(gone.sha256());
    assertThat(holding()).isOne();
  }

  @Test
  void aFileThatIsGoneAgainIsMissedAgain() throws IOException {
    var content = Files.readAllBytes(file);
    for (int i = 0; i < 2; i++) {
      Files.delete(file);
      assertThat(look()).isEqualTo(new Looked(1, 0));
      assertThat(verdict()).isEqualTo(Verdict.STALE);
      Files.write(file, content);
      assertThat(look()).isEqualTo(new Looked(0, 1));
    }
    Files.delete(file);
    look();
    var position = now();
    assertThat(position.find(LINE).orElseThrow().verdict()).isEqualTo(Verdict.STALE);
    assertThat(position.canonical()).isEqualTo(anew(position).canonical());
  }

  @Test
  void anotherFileInItsPlaceCountsAndRetiringTheEvidenceDoesNotBringItBack() throws IOException {
    Files.delete(file);
    look();
    clinic.scope().run(() -> records.retire(EVIDENCE.kind(), report.id(), 1, clinic.ada(), null));
    assertThat(look()).isEqualTo(new Looked(0, 0));
    clinic.scope().run(() -> records.restore(EVIDENCE.kind(), report.id(), 2, clinic.ada(), null));
    assertThat(verdict()).isEqualTo(Verdict.STALE);
    attach("Tested again on " + UUID.randomUUID());
    assertThat(look()).isEqualTo(new Looked(0, 1));
    assertThat(verdict()).isEqualTo(Verdict.PARTLY);
  }

  private Path attach(String content) {
    return clinic
        .scope()
        .get(
            () -> {
              var kept = store.keep(new ByteArrayInputStream(content.getBytes(UTF_8)));
              var attachment =
                  new Attachment(
                      EVIDENCE.path(),
                      report.id(),
                      "report.txt",
                      kept.mediaType(),
                      kept.size(),
                      kept.sha256());
              records.record(Attachment.KIND, attachment, clinic.ada());
              return store.path(kept.sha256());
            });
  }

  private Looked look() {
    return clinic.scope().get(() -> files.look(LocalDate.parse("2026-07-01")));
  }

  private Verdict verdict() {
    return now().find(LINE).orElseThrow().verdict();
  }

  private Coverage.State state() {
    return clinic
        .scope()
        .get(() -> coverage.lines(AsOf.NOW, readiness.today(), null).stream())
        .filter(it -> it.item().id().equals(LINE))
        .findFirst()
        .orElseThrow()
        .state();
  }

  private long holding() {
    return clinic
        .scope()
        .get(() -> statement.said(AsOf.NOW).line(LINE).orElseThrow().coverage().holding());
  }
}
