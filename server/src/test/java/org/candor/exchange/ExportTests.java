package org.candor.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.candor.AnOrganization;
import org.candor.exchange.Finding.Kind;
import org.candor.tabular.Format;
import org.candor.tabular.TableWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExportTests extends AnImport {

  @ParameterizedTest
  @EnumSource(Format.class)
  void anExportComesBackUnchangedWhateverItsFormat(Format format) {
    run(
        HEAD.replace("Unit", "Description,Unit")
            + "A1,=1+1,Inception,\"two\nlines, \"\"quoted\"\"\",'Ward,2024-03-01\n"
            + "A2,<b>bold</b> &amp; plain,,,@x,\n"
            + "A3, Plain,Deployment,-5,Ward; 2,\n");
    for (var labels : List.of(true, false)) {
      var path = folder.resolve("out." + format + labels);
      export(format, path, labels);
      var before = size();
      var report = run(path, null, false, (_, _) -> true);
      assertThat(report.counts().same()).as(report.problems().toString()).isEqualTo(3);
      assertThat(size() - before).isEqualTo(2);
    }
  }

  @Test
  void anExportThatWasEditedChangesWhatWasEditedUnlessSomeoneWasFaster() throws IOException {
    run(HEAD + "A1,Triage,Inception,Ward 1,\nA2,Chat,Inception,Ward 2,\n");
    var path = folder.resolve("out.csv");
    export(Format.CSV, path, true);
    assertThat(Files.readString(path)).contains("No.,Candor id,Candor version,External key,Name,");
    Files.writeString(path, Files.readString(path).replace("Ward", "Station"));
    revise(named("Chat"), Map.of("users", List.of("Everyone")));
    var report = run(path, null, false, (_, _) -> true);
    assertThat(report.counts().changed()).isEqualTo(1);
    assertThat(report.counts().refused()).isEqualTo(1);
    assertThat(findings(report, Kind.ERROR).getFirst().message()).contains("changed since");
    assertThat(said(named("Triage"), "unit")).isEqualTo("Station 1");
  }

  @Test
  void aListThatDoesNotFitAWorkbookIsRefusedBeforeAnythingIsWritten() throws IOException {
    var room = Format.XLSX.mostRows();
    Exports.requireRoom(room, Format.XLSX);
    Exports.requireRoom(room + 1, Format.CSV);
    assertThatThrownBy(() -> Exports.requireRoom(room + 1, Format.XLSX))
        .isInstanceOf(Exports.TooMany.class)
        .hasMessageStartingWith("1,048,576 records do not fit")
        .hasMessageContaining("1,048,575")
        .hasMessageContaining("CSV");
    try (var table = TableWriter.xlsx(OutputStream.nullOutputStream(), List.of("n"), "All")) {
      for (long row = 0; row < room; row++) {
        table.write(List.of(row));
      }
      assertThatThrownBy(() -> table.write(List.of(0))).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void anOrganizationKeepsItsOwnMappingAndItsVersionsCount() {
    clinic
        .scope()
        .run(
            () -> {
              var mapping = Suggestion.byName(systems, List.of("Name", "Stage")).named("ours", 1);
              mappings.save(systems, mapping, clinic.ada());
              var second = mappings.save(systems, mapping.with(Map.of()), clinic.ada());
              assertThat(second.version()).isEqualTo(2);
              assertThat(mappings.find(systems, "ours")).contains(second);
            });
    var other = AnOrganization.founded(ledger, transactions);
    other.scope().run(() -> assertThat(mappings.find(systems, "ours")).isEmpty());
  }
}
