package org.candor.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Map;
import org.candor.exchange.Mapping.Blanks;
import org.candor.exchange.Mapping.Join;
import org.candor.exchange.Mapping.Otherwise;
import org.candor.tabular.Dates.Order;
import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ResponseStatusException;

/** Everything a mapping holds can be changed on its page. */
class CorrectionsTests extends AnImport {

  private static final String FILE =
      "No,Part,Title,Topic,Other topic,Notes,Phase,Begun\n"
          + "1,a,Triage,Other,Cardiology,Sorts,Live,3/4/2024\n"
          + "1,b,Chat,Speech,,Talks,Trial,5/6/2024\n";

  @Test
  void columnsKeyJoinsValuesConstantsAndDateOrderAreTakenFromTheForm() {
    var corrected = corrected(form());
    assertThat(corrected.problems()).isEmpty();
    var it = corrected.mapping();
    assertThat(it.key()).containsExactly("No", "Part");
    assertThat(it.dates().order()).isEqualTo(Order.MONTH_FIRST);
    assertThat(it.dates().fiscalYear()).isEqualTo(Month.OCTOBER);
    assertThat(it.dates().earliest()).isEqualTo(LocalDate.parse("2000-01-01"));
    assertThat(it.blanks()).isEqualTo(Blanks.ERASE);
    var description = it.fields().get("description");
    assertThat(description.columns()).containsExactly("Topic", "Notes");
    assertThat(description.join()).isEqualTo(Join.ALL);
    assertThat(description.separator()).isEqualTo("; ");
    assertThat(description.labels()).isEqualTo(Map.of("Topic", "About"));
    assertThat(description.otherwise()).isEqualTo(Otherwise.WARN);
    assertThat(it.fields().get("domain").passOver()).containsExactly("Other");

    run(file(FILE), it, false, (_, _) -> true);

    assertThat(said(named("Triage"), "description")).isEqualTo("About: Other; Sorts");
    assertThat(said(named("Triage"), "domain")).isEqualTo("Cardiology");
    assertThat(said(named("Triage"), "stage")).isEqualTo("OPERATION_AND_MONITORING");
    assertThat(said(named("Chat"), "startedOn")).isEqualTo("2024-05-06");
    assertThat(said(named("Chat"), "jurisdictions")).contains("Kenya", "Chile");
    assertThat(named("Chat").externalKey()).isEqualTo("by-column-names: 1 / b");
  }

  @Test
  void whatAFormDoesNotMentionStays() {
    var mapping = corrected(form()).mapping();
    var job = job();
    var again =
        Corrections.apply(systems, mapping, job.survey(), new LinkedMultiValueMap<>()).mapping();
    assertThat(again).isEqualTo(mapping);
  }

  @Test
  void aConstantTheFieldCannotHoldIsRefusedByName() {
    var form = form();
    form.set("constant.scope", "MAYBE");
    form.set("earliest", "soon");
    var corrected = corrected(form);
    assertThat(corrected.problems()).hasSize(2);
    assertThat(corrected.problems().getFirst()).contains(label("scope"), "MAYBE");
    assertThat(corrected.problems().getLast()).contains("1950-01-01");
  }

  @Test
  void aMappingThatWasSavedIsFoundForTheNextFile() {
    var mine = corrected(form()).mapping().called("Ward lists, 2024!");
    assertThat(mine.name()).isEqualTo("ward-lists-2024");
    clinic
        .scope()
        .run(
            () -> {
              mappings.save(systems, mine, clinic.ada());
              var columns =
                  List.of("No", "Part", "Title", "Topic", "Other topic", "Notes", "Phase", "Begun");
              assertThat(mappings.fitting(systems, columns).title()).isEqualTo("Ward lists, 2024!");
            });
  }

  @Test
  void aMappingThatWasSentNamesWhatIsWrongWithIt() {
    for (var wrong :
        Map.of(
                "[[",
                "JSON object",
                "{\"name\": \"x\"}",
                "register: ",
                "{\"name\": \"X y\", \"register\": \"systems/ai-systems\"}",
                "name: ",
                sent("{\"nope\": {\"columns\": [\"a\"]}}"),
                "fields.nope: ",
                sent("{\"stage\": {\"columns\": 5}}"),
                "fields.stage.columns: ",
                sent("{\"scope\": {\"constant\": [\"MAYBE\"]}}"),
                "fields.scope.constant: ",
                sent("{\"stage\": {\"columns\": [\"a\"], \"values\": {\"ASLEEP\": [\"z\"]}}}"),
                "ASLEEP")
            .entrySet()) {
      assertThatThrownBy(() -> MappingApi.checked(systems, wrong.getKey()))
          .as(wrong.getKey())
          .isInstanceOf(ResponseStatusException.class)
          .hasMessageContaining(wrong.getValue())
          .hasMessageNotContaining("Deserialization");
    }
  }

  @Test
  void aKeyThatComesTwiceIsSaidWithItsRow() {
    var report = run("System ID,Name\nA1,One\nA1,Two\nA2,Three\n");
    assertThat(report.counts().created()).isEqualTo(3);
    assertThat(findings(report, Finding.Kind.WARNING))
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.row()).isEqualTo(2);
              assertThat(it.column()).isEqualTo("System ID");
            });
  }

  private static String sent(String fields) {
    return "{\"name\": \"x\", \"register\": \"systems/ai-systems\", \"fields\": %s}"
        .formatted(fields);
  }

  private Job job() {
    return clinic
        .scope()
        .get(
            () -> {
              var report = run(file(FILE), null, true, (_, _) -> true);
              return imports.require(report.id());
            });
  }

  private Corrections corrected(MultiValueMap<String, String> form) {
    var job = job();
    return Corrections.apply(systems, job.mapping(), job.survey(), form);
  }

  private static MultiValueMap<String, String> form() {
    var form = new LinkedMultiValueMap<String, String>();
    form.addAll("key", List.of("No", "Part", ""));
    form.set("order", "MONTH_FIRST");
    form.set("fiscalYear", "OCTOBER");
    form.set("earliest", "2000-01-01");
    form.set("blanks", "ERASE");
    form.set("tidy", "true");
    form.set("noAnswer", "N/A\n-");
    form.set("otherwise", "WARN");
    form.addAll("column.name", List.of("Title", ""));
    form.addAll("column.description", List.of("Topic", "Notes", ""));
    form.addAll("label.description", List.of("About", "", ""));
    form.set("join.description", "ALL");
    form.set("separator.description", "SEMICOLON");
    form.addAll("column.domain", List.of("Topic", "Other topic"));
    form.set("passOver.domain", "Other");
    form.addAll("column.stage", List.of("Phase", ""));
    form.set("spellings.stage.OPERATION_AND_MONITORING", "Live\nIn use");
    form.addAll("column.startedOn", List.of("Begun", ""));
    form.set("constant.jurisdictions", "Kenya; Chile");
    return form;
  }
}
