package org.candor.readiness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.candor.support.evidence.EvidenceRegisters.EVIDENCE;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.candor.access.Role;
import org.candor.records.AsOf;
import org.candor.records.Attachment;
import org.candor.records.Companions;
import org.candor.records.Entry;
import org.candor.records.FileStore;
import org.candor.records.Objected;
import org.candor.support.evidence.Coverage;
import org.candor.support.evidence.Evidence;
import org.candor.support.evidence.EvidenceFiles;
import org.candor.support.evidence.EvidenceFiles.Compared;
import org.candor.support.evidence.EvidenceFiles.Looked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A file that is gone shows nothing, and the ledger says since when. */
class VanishedFileTests extends AReadiness {

  private static final String LINE = "A.2.2";

  @Autowired EvidenceFiles files;
  @Autowired FileStore store;
  @Autowired Companions companions;
  Entry<Evidence> report;
  Path file;

  @BeforeEach
  void aReportIsFiled() {
    report = evidence("FILE", LINE);
    file = attach("Tested on " + UUID.randomUUID());
  }

  private Entry<Evidence> evidence(String form, String covers) {
    return record(
        EVIDENCE, "name", "Report", "form", form, "covers", covers, "effectiveOn", "2026-01-01");
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
  void aFlippedByteIsFoundAndSaidAndGoneWhenTheFileIsAsItWas() throws IOException {
    assertThat(reread()).as("sound").isEqualTo(new Compared(true, false));
    var content = Files.readAllBytes(file);
    var flipped = content.clone();
    flipped[3] ^= 1;
    Files.write(file, flipped);
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(5)));
    assertThat(look()).as("of the same length").isEqualTo(new Looked(0, 0));
    assertThat(reread()).isEqualTo(new Compared(true, true));
    assertThat(look()).isEqualTo(new Looked(1, 0));
    assertThat(verdict()).isEqualTo(Verdict.STALE);
    var said = clinic.scope().get(() -> ledger.after(ledger.size() - 1, 1).getFirst());
    assertThat(said.envelope()).contains("\"cause\":\"ALTERED\"", "support/lost-files");
    assertThat(look()).as("said once").isEqualTo(new Looked(0, 0));
    assertThat(state()).isEqualTo(Coverage.State.EXPIRED);

    Files.write(file, content);
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(10)));
    assertThat(look()).isEqualTo(new Looked(0, 1));
    assertThat(verdict()).isEqualTo(Verdict.PARTLY);
  }

  @Test
  void evidenceCalledAFileCountsFromItsFirstFileToItsLast() {
    var other = "A.2.3";
    var named = evidence("FILE", other);
    assertThat(verdict(other)).isEqualTo(Verdict.UNKNOWN);
    assertThat(state(other)).isEqualTo(Coverage.State.NONE);
    assertThat(holding(other)).isZero();
    var first = attached(named, "Assessed on " + UUID.randomUUID());
    assertThat(verdict(other)).isEqualTo(Verdict.PARTLY);
    assertThat(state(other)).isEqualTo(Coverage.State.COVERED);
    assertThat(holding(other)).isOne();
    var with = now();
    assertThat(with.canonical()).isEqualTo(anew(with).canonical());
    clinic
        .scope()
        .run(() -> records.retire(Attachment.KIND, first.id(), 1, clinic.ada(), "Wrong one"));
    var without = now();
    assertThat(without.find(other).orElseThrow().verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(without.canonical()).isEqualTo(anew(without).canonical());
    assertThat(anew(with).sha256()).as("the past had it").isEqualTo(with.sha256());
  }

  @Test
  void anAlteredFileIsNotGivenOutAndThatIsOnRecordAtOnce() throws Exception {
    var at = EVIDENCE.href(report) + "/files/" + attachment();
    var sound = send(Role.AIMS_MANAGER, "GET", at, Map.of());
    assertThat(sound.getStatus()).isEqualTo(200);
    flip();
    for (var path : List.of(at, "/api/v1" + at)) {
      var answer = send(Role.AIMS_MANAGER, "GET", path, Map.of());
      assertThat(answer.getStatus()).as(path).isEqualTo(404);
      assertThat(answer.getContentAsString(UTF_8))
          .contains("no longer what was stored: its SHA-256 is another")
          .doesNotContain("Tested on");
    }
    var said = clinic.scope().get(() -> ledger.after(ledger.size() - 1, 1).getFirst());
    assertThat(said.envelope()).contains("\"cause\":\"ALTERED\"", "support/lost-files");
    assertThat(verdict()).isEqualTo(Verdict.STALE);
    assertThat(look()).as("said once").isEqualTo(new Looked(0, 0));
  }

  @Test
  void nobodyAttestsOnAnAlteredFileAndThatItIsOneStaysOnRecord() throws Exception {
    var typed =
        Map.of(
            "answer",
            "MET",
            "basis",
            "EVIDENCE",
            "evidence",
            report.label(),
            "validUntil",
            readiness.today().plusDays(30).toString());
    flip();
    var refused = send(Role.AIMS_MANAGER, "POST", "/readiness/lines/" + LINE + "/attest", typed);
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(refused.getContentAsString(UTF_8))
        .contains(report.label() + ": a file of it is no longer what was stored");
    var said = clinic.scope().get(() -> ledger.after(ledger.size() - 1, 1).getFirst());
    assertThat(said.envelope()).contains("support/lost-files", "ALTERED");
    assertThatExceptionOfType(Objected.class)
        .as("by program and import too")
        .isThrownBy(
            () ->
                record(
                    ReadinessRegisters.ATTESTATIONS,
                    "requirement",
                    LINE,
                    "answer",
                    "MET",
                    "basis",
                    "EVIDENCE",
                    "evidence",
                    report.label(),
                    "reason",
                    "Told on paper",
                    "attestedOn",
                    "2026-01-01",
                    "validUntil",
                    "2026-12-31"));
    assertThat(verdict()).isEqualTo(Verdict.STALE);
  }

  /** A byte of it, its length and its time as they were. */
  private void flip() throws IOException {
    var stored = Files.getLastModifiedTime(file);
    var content = Files.readAllBytes(file);
    content[3] ^= 1;
    Files.write(file, content);
    Files.setLastModifiedTime(file, stored);
  }

  private UUID attachment() {
    return clinic.scope().get(() -> companions.attachments(report.ref(), AsOf.NOW).getFirst().id());
  }

  @Test
  void whatWasAlteredIsNoBetterForBeingDeletedBesideASoundOne() throws IOException {
    attach("Another part " + UUID.randomUUID());
    flip();
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(5)));
    reread();
    assertThat(look()).isEqualTo(new Looked(1, 0));
    Files.delete(file);
    assertThat(look()).isEqualTo(new Looked(0, 0));
    assertThat(verdict()).isEqualTo(Verdict.STALE);
  }

  @Test
  void aPlaceThatIsTypedDoesNotStandForTheFileThatIsGone() throws IOException {
    Files.delete(file);
    look();
    var shelf =
        content(
            EVIDENCE,
            "name",
            "Report",
            "form",
            "FILE",
            "covers",
            LINE,
            "location",
            "See the shelf",
            "effectiveOn",
            "2026-01-01");
    clinic
        .scope()
        .run(() -> records.revise(EVIDENCE.kind(), report.id(), 1, shelf, clinic.ada(), null));
    assertThat(look()).isEqualTo(new Looked(0, 0));
    assertThat(verdict()).isEqualTo(Verdict.STALE);
  }

  @Test
  void norDoesAPlaceThatIsTypedForALinkWhoseCopyIsGone() throws IOException {
    var other = "A.2.3";
    var link = evidence("LINK", other);
    var copy = clinic.scope().get(() -> store.path(attached(link, "Kept").content().sha256()));
    assertThat(verdict(other)).isEqualTo(Verdict.PARTLY);
    Files.delete(copy);
    var placed =
        content(
            EVIDENCE,
            "name",
            "Report",
            "form",
            "LINK",
            "covers",
            other,
            "location",
            "https://example.org/report",
            "effectiveOn",
            "2026-01-01");
    clinic
        .scope()
        .run(() -> records.revise(EVIDENCE.kind(), link.id(), 1, placed, clinic.ada(), null));
    assertThat(look())
        .as("also where it was typed before anybody looked")
        .isEqualTo(new Looked(1, 0));
    assertThat(verdict(other)).isEqualTo(Verdict.STALE);
    var kept = clinic.scope().get(() -> companions.attachments(link.ref(), AsOf.NOW).getFirst());
    clinic.scope().run(() -> records.retire(Attachment.KIND, kept.id(), 1, clinic.ada(), null));
    assertThat(look()).isEqualTo(new Looked(0, 0));
    assertThat(verdict(other)).as("without the copy too").isEqualTo(Verdict.STALE);
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
    var kept = attached(report, content).content();
    return clinic.scope().get(() -> store.path(kept.sha256()));
  }

  private Entry<Attachment> attached(Entry<Evidence> to, String content) {
    return clinic
        .scope()
        .get(
            () -> {
              var kept = store.keep(new ByteArrayInputStream(content.getBytes(UTF_8)));
              var attachment =
                  new Attachment(
                      EVIDENCE.path(),
                      to.id(),
                      "report.txt",
                      kept.mediaType(),
                      kept.size(),
                      kept.sha256());
              return records.record(Attachment.KIND, attachment, clinic.ada());
            });
  }

  private Compared reread() {
    return clinic.scope().get(() -> files.reread(Long.MAX_VALUE));
  }

  private Looked look() {
    return clinic.scope().get(() -> files.look(LocalDate.parse("2026-07-01")));
  }

  private Verdict verdict() {
    return verdict(LINE);
  }

  private Coverage.State state() {
    return state(LINE);
  }

  private long holding() {
    return holding(LINE);
  }
}
