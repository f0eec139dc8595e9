package org.candor.exchange;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.candor.exchange.Finding.Kind;
import org.candor.exchange.Job.State;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.tabular.Format;
import org.candor.tabular.Unreadable;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.util.LinkedMultiValueMap;

class ImportTests extends AnImport {

  @Test
  void columnsFindTheirFieldsByName() {
    var report = run(HEAD + "A1,Triage,inception,Ward 1,2024-03-01\n");
    assertThat(report.counts().created()).isEqualTo(1);
    assertThat(said(only(), "stage")).isEqualTo("INCEPTION");
    assertThat(said(only(), "startedOn")).isEqualTo("2024-03-01");
    assertThat(only().externalKey()).isEqualTo("by-column-names: a1");
  }

  @Test
  void aChangedFileShowsExactlyTheChangesBeforeAndMakesThemAfter() {
    run(HEAD + "A1,Triage,Inception,Ward 1,\nA2,Chat,Deployment,Ward 2,\nA3,Score,,Ward 3,\n");
    var second = HEAD + "A1,Triage,Inception,Ward 1,\nA2,Chat,Retirement,Ward 9,\nA4,Scan,,,\n";
    var size = size();

    var rehearsal = run(second, true);

    assertThat(size()).as("a rehearsal writes nothing").isEqualTo(size);
    assertThat(rehearsal.counts()).isEqualTo(new Report.Counts(3, 1, 1, 1, 0, 0, 1));
    var since = systems.field("stageSince").orElseThrow();
    var today = Labels.value(systems, since, LocalDate.now(ZoneOffset.UTC).toString());
    assertThat(findings(rehearsal, Kind.CHANGED))
        .extracting(Finding::row, Finding::column, Finding::excerpt, Finding::message)
        .containsExactly(
            tuple(2L, label("stage"), "Deployment", "Retirement"),
            tuple(2L, label("stageSince"), "", today),
            tuple(2L, label("unit"), "Ward 2", "Ward 9"));
    assertThat(findings(rehearsal, Kind.GONE))
        .extracting(Finding::excerpt)
        .containsExactly("by-column-names: a3");

    var report = run(second);

    assertThat(report.counts()).isEqualTo(rehearsal.counts());
    assertThat(all()).hasSize(4);
    var chat = named("Chat");
    assertThat(chat.version()).isEqualTo(2);
    var history =
        clinic.scope().get(() -> ledger.about(List.of(chat.id()), AsOf.NOW, 10)).getFirst();
    assertThat(history.via()).isEqualTo("import");
    assertThat(history.why())
        .endsWith(
            ", row 2; by the file and by no step of its own: %s, %s"
                .formatted(label("stage"), label("stageSince")));
  }

  @Test
  void aStageThatAFileChangesHoldsFromTheDayTheFileSaysOrFromToday() {
    var head = "System ID,Name,Stage,In this stage since,Unit\n";
    run(head + "A1,Triage,Deployment,2024-01-31,Ward 1\nA2,Chat,Deployment,2024-01-31,Ward 1\n");
    var next = "A1,Triage,Retirement,2024-01-31,Ward 2\nA2,Chat,Retirement,2025-06-30,Ward 1\n";
    run(head + next);
    var today = LocalDate.now(ZoneOffset.UTC).toString();
    assertThat(said(named("Triage"), "stageSince")).isEqualTo(today);
    assertThat(said(named("Chat"), "stageSince")).isEqualTo("2025-06-30");
    assertThat(run("System ID,Name,Stage,Unit\nA1,Triage,Retirement,Ward 3\n").counts().changed())
        .isEqualTo(1);
    assertThat(said(named("Triage"), "stageSince")).as("the stage is the same").isEqualTo(today);
  }

  @Test
  void aKeyOfAMonitorIsRefusedOnItsColumnBeforeAndWhenItIsRun() {
    var file = "id,version,externalKey,name\n,,monitor:7,Triage\n,,mine:7,Chat\n";
    for (var rehearsal : List.of(true, false)) {
      var report = run(file, rehearsal);
      assertThat(report.counts().refused()).as("rehearsal: " + rehearsal).isEqualTo(1);
      assertThat(findings(report, Kind.ERROR))
          .singleElement()
          .satisfies(it -> assertThat(it.column()).isEqualTo("externalKey"))
          .satisfies(it -> assertThat(it.message()).contains("are given by monitors alone"));
    }
    assertThat(all())
        .singleElement()
        .satisfies(it -> assertThat(said(it, "name")).isEqualTo("Chat"));
  }

  @Test
  void whatSomeoneRecordedStaysWhereTheFileSaysNothing() {
    run(HEAD + "A1,Triage,Inception,Ward 1,\n");
    var before = only();
    revise(before, Map.of("unit", List.of("Ward 7"), "users", List.of("Nurses")));
    var report = run("System ID,Name,Stage,Unit\nA1,Triage,Inception,\n");
    assertThat(report.counts().same()).isEqualTo(1);
    assertThat(said(only(), "unit")).isEqualTo("Ward 7");
    assertThat(said(only(), "users")).isEqualTo("Nurses");
  }

  @Test
  void badRowsStayOutAndSayWhereWhileGoodRowsGoIn() throws IOException {
    var file =
        Files.write(
            folder.resolve("bad.csv"),
            (HEAD
                    + "A1,Good,Inception,Ward 1,2024-01-31\n"
                    + "A2,Asleep,Sleeping,Ward 1,\n"
                    + "A3,Undated,,Ward 1,31/31/2024\n"
                    + "A4,Dated never,,Ward 1,soon\n"
                    + "A5,Ragged\n"
                    + "A6,"
                    + "x".repeat(401)
                    + ",,,\n"
                    + "A7,,Inception,,\n"
                    + "A8,Good too,,,\n")
                .getBytes(UTF_8));
    var report = run(file, null, false, (_, _) -> true);
    assertThat(report.counts().created()).isEqualTo(5);
    assertThat(report.counts().refused()).isEqualTo(3);
    assertThat(findings(report, Kind.ERROR))
        .extracting(Finding::row, Finding::column)
        .containsExactly(tuple(5L, ""), tuple(6L, "Name"), tuple(7L, "Name"));
    assertThat(findings(report, Kind.WARNING))
        .extracting(Finding::row, Finding::column)
        .containsExactly(tuple(2L, "Stage"), tuple(3L, "Started on"), tuple(4L, "Started on"));
    assertThat(findings(report, Kind.ERROR, Kind.WARNING)).allMatch(it -> !it.message().isBlank());
    assertThat(report.survey().columns().get("Started on").warnings()).isEqualTo(2);
    assertThat(said(named("Asleep"), "stage")).isEmpty();
  }

  /** The sender's language is not the reader's. */
  @Test
  void whatIsWrongIsReadInTheLanguageOfWhoeverReadsIt() throws IOException {
    var report = run("System ID,Name,Stage\nA1,Triage,Sleeping\nA2,,Inception\n");
    LocaleContextHolder.setLocale(Locale.of("eo"));
    try {
      assertThat(findings(report, Kind.WARNING).getFirst().message())
          .startsWith("Tio estas neniu")
          .contains("Konataj estas: Ekigo; Design");
      assertThat(findings(report, Kind.ERROR).getFirst().message())
          .isEqualTo("Respondo estas bezonata.");
      assertThat(clinic.scope().get(() -> imports.require(report.id())).detected())
          .startsWith("Legite kiel delimited text");
      var out = new ByteArrayOutputStream();
      clinic
          .scope()
          .call(
              () -> {
                imports.errors(report.id(), out);
                return out;
              });
      assertThat(out.toString(UTF_8)).contains("Respondo estas bezonata.", "Ekigo");
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw sneaky(e);
    } finally {
      LocaleContextHolder.resetLocaleContext();
    }
    assertThat(findings(report, Kind.ERROR).getFirst().message()).isEqualTo("This is required.");
  }

  @Test
  void whatWouldChangeIsReadInTheLanguageOfWhoeverReadsIt() {
    run(HEAD + "A1,Triage,Inception,Ward 1,2024-03-01\n");
    var report = run(HEAD + "A1,Triage,Retirement,Ward 9,2024-04-02\n", true);
    assertThat(findings(report, Kind.CHANGED))
        .extracting(Finding::column, Finding::excerpt, Finding::message)
        .contains(
            tuple("Life cycle stage", "Inception", "Retirement"),
            tuple("Unit", "Ward 1", "Ward 9"));
    LocaleContextHolder.setLocale(Locale.of("eo"));
    try {
      assertThat(findings(report, Kind.CHANGED))
          .extracting(Finding::column, Finding::excerpt, Finding::message)
          .contains(tuple("Stadio", "Ekigo", "Emeritiĝo"), tuple("Unit", "Ward 1", "Ward 9"));
    } finally {
      LocaleContextHolder.resetLocaleContext();
    }
  }

  @Test
  void aKeyThatOnlyLooksLikeAnotherIsShownAndNotRefused() {
    var report = run(HEAD + "A1,Triage,Inception,,\nА1,Rota,Inception,,\n");
    assertThat(report.counts().created()).isEqualTo(2);
    assertThat(findings(report, Kind.WARNING))
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.row()).isEqualTo(2);
              assertThat(it.column()).isEqualTo("System ID");
              assertThat(it.message()).contains("А (CYRILLIC CAPITAL LETTER A)", "“A1”");
            });
  }

  @Test
  void aRehearsalThatIsCancelledLeavesNothingAndSaysSo() {
    var report = run(file(rows(0, 1_300)), null, true, (counts, _) -> counts.read() < 500);
    assertThat(report.cancelled()).isTrue();
    var job = clinic.scope().get(() -> imports.require(report.id()));
    assertThat(job.state()).isEqualTo(State.UPLOADED);
    assertThat(job.counts()).isEqualTo(Report.Counts.NONE);
    assertThat(Showings.answer(job)).startsWith("Nothing of this file is in yet.");
    assertThat(all()).isEmpty();
  }

  @Test
  void whatCannotBeReadEmptiesNothing() throws IOException {
    run(HEAD + "A1,Triage,Deployment,Ward 1,2024-01-31\n");
    var report = run(HEAD + "A1,Triage,Sleeping,Ward 2,soon\n");
    assertThat(report.counts().changed()).isEqualTo(1);
    assertThat(report.counts().warnings()).isEqualTo(2);
    assertThat(said(only(), "stage")).isEqualTo("DEPLOYMENT");
    assertThat(said(only(), "unit")).isEqualTo("Ward 2");

    var path = folder.resolve("edited.csv");
    export(Format.CSV, path, true);
    Files.writeString(path, Files.readString(path).replace("DEPLOYMENT", "SLEEPING"));
    var edited = run(path, null, false, (_, _) -> true);
    assertThat(edited.counts().same()).as(edited.problems().toString()).isEqualTo(1);
    assertThat(edited.counts().warnings()).isEqualTo(1);
    assertThat(said(only(), "stage")).as("a blank would empty it").isEqualTo("DEPLOYMENT");
  }

  @Test
  void whoeverWantsItStrictKeepsSuchRowsOut() {
    var job = upload("x.csv", stream(HEAD + "A1,Triage,Sleeping,,\n"));
    var sent = new LinkedMultiValueMap<String, String>();
    sent.add("otherwise", "REFUSE");
    var strict = Corrections.apply(systems, job.mapping(), job.survey(), sent).mapping();
    var report = run(file(HEAD + "A1,Triage,Sleeping,,\n"), strict, true, (_, _) -> true);
    assertThat(report.counts().refused()).isEqualTo(1);
    assertThat(findings(report, Kind.ERROR).getFirst().message()).contains("Known are: Inception");
  }

  @Test
  void bytesThatAreNoTextSpoilTheirRowOnly() throws IOException {
    var text = "\uFEFFSystem ID,Name\nA1,Caf\u00e9\nA2,Plain\n";
    var bytes = text.getBytes(UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == (byte) 0xA9) {
        bytes[i] = 'x';
      }
    }
    var report = run(Files.write(folder.resolve("b.csv"), bytes), null, false, (_, _) -> true);
    assertThat(report.counts().created() + report.counts().refused()).isEqualTo(2);
    assertThat(report.counts().created()).isPositive();
    var latin =
        Files.writeString(
            folder.resolve("l.csv"), "System ID,Name\nL1,Caf\u00e9 m\u00fcde\n", ISO_8859_1);
    run(latin, null, false, (_, _) -> true);
    assertThat(named("Caf\u00e9 m\u00fcde").version()).isEqualTo(1);
  }

  @Test
  void markupAndFormulasGoInAsTextAndNothingElse() {
    var hostile = "<script>alert(1)</script>";
    run("System ID,Name,Description,Unit\nA1," + hostile + ",=HYPERLINK(x),@cmd\n");
    assertThat(said(only(), "name")).isEqualTo(hostile);
    assertThat(said(only(), "description")).isEqualTo("=HYPERLINK(x)");
    assertThat(said(only(), "unit")).isEqualTo("@cmd");
  }

  @Test
  void rowsThatShareTheirKeyAreToldApartTheSameWayEachTime() {
    var file = "Name,Unit\nChat,Ward 1\nCHAT ,Ward 2\nChat,Ward 3\n";
    assertThat(run(file).counts().created()).isEqualTo(3);
    assertThat(run(file).counts().same()).isEqualTo(3);
    assertThat(all())
        .extracting(Entry::externalKey)
        .containsExactlyInAnyOrder(
            "by-column-names: chat", "by-column-names: chat #2", "by-column-names: chat #3");
  }

  @Test
  void aFileThatWasCutOffWritesNothingAndIsNotKept() throws IOException {
    run(rows(0, 50));
    var whole = folder.resolve("whole.xlsx");
    export(Format.XLSX, whole, true);
    var bytes = Files.readAllBytes(whole);
    var half = new ByteArrayInputStream(bytes, 0, bytes.length / 2);
    var size = size();
    assertThatThrownBy(() -> upload("half.xlsx", half)).isInstanceOf(Unreadable.class);
    assertThatThrownBy(() -> upload("broken.csv", new Breaking())).isInstanceOf(IOException.class);
    assertThat(size()).isEqualTo(size);
    var kept = jobs.process();
    assertThat(kept).isNotNull();
    try (var files = Files.list(uploadFolder())) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void whatIsInStaysInWhenSomeoneCancelsAndTheRestFollowsLater() {
    var file = file(rows(0, 1_300));
    var report = run(file, null, false, (counts, total) -> counts.read() < 500 || total != 1_300);
    assertThat(report.cancelled()).isTrue();
    assertThat(report.counts().created()).isEqualTo(500);
    assertThat(Showings.answer(clinic.scope().get(() -> imports.require(report.id()))))
        .isEqualTo("500 new records and 0 changes are in, from 500 rows read. The rest is not.");
    assertThat(clinic.scope().get(() -> imports.require(report.id())).state())
        .isEqualTo(State.CANCELLED);
    var rest = run(file, null, false, (_, _) -> true);
    assertThat(rest.counts().same()).isEqualTo(500);
    assertThat(rest.counts().created()).isEqualTo(800);
  }

  @Test
  void anImportCutOffByACrashSaysSoAndIsResumed() throws IOException {
    var job = upload("inventory.csv", stream(rows(0, 700)));
    run(rows(0, 300));
    clinic.scope().run(() -> assertThat(jobs.take(job.id(), State.RUNNING)).isTrue());
    assertThat(state(job)).isEqualTo(State.RUNNING);
    jobs.leave(job.id());
    assertThat(state(job)).isEqualTo(State.INTERRUPTED);

    clinic.scope().run(() -> imports.begin(job.id(), false));
    await().until(() -> state(job) == State.DONE);

    var ended = clinic.scope().get(() -> imports.require(job.id()));
    assertThat(ended.counts().same()).isEqualTo(300);
    assertThat(ended.counts().created()).isEqualTo(400);
    assertThat(all()).hasSize(700);
  }

  @Test
  void twoImportsIntoOneRegisterDoNotMeet() {
    var file = file(rows(0, 10));
    run(
        file,
        null,
        false,
        (_, _) -> {
          assertThatThrownBy(() -> run(file, null, false, (_, _) -> true)).isInstanceOf(Busy.class);
          return true;
        });
    assertThat(all()).hasSize(10);
  }

  @Test
  void tenThousandRowsNeedNoMoreMemoryThanOneThousand() throws IOException {
    var file = folder.resolve("long.csv");
    try (var out = Files.newBufferedWriter(file)) {
      out.write("System ID,Name,Description\n");
      for (int i = 0; i < 10_000; i++) {
        out.write("A" + i + ",System " + i + "," + "words of description ".repeat(100) + "\n");
      }
    }
    var first = new AtomicLong();
    var most = new AtomicLong();
    var report =
        run(
            file,
            null,
            false,
            (counts, _) -> {
              if (counts.read() % 1_000 == 0) {
                System.gc();
                var used = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
                first.compareAndSet(0, used);
                most.accumulateAndGet(used, Math::max);
              }
              return true;
            });
    assertThat(report.counts().created()).isEqualTo(10_000);
    assertThat(most.get() - first.get())
        .as("the file has 20 MB of text; bytes kept of it after the first thousand rows")
        .isLessThan(12L << 20);
  }
}
