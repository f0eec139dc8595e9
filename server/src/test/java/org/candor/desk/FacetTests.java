package org.candor.desk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.candor.AnOrganization;
import org.candor.access.Founding;
import org.candor.access.People;
import org.candor.access.Role;
import org.candor.records.AsOf;
import org.candor.records.Change;
import org.candor.records.Records;
import org.candor.register.Anybody;
import org.candor.register.Form;
import org.candor.register.Listings;
import org.candor.register.Query;
import org.candor.register.Register;
import org.candor.register.Registers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.context.WebApplicationContext;

/** A filter asks for all that was chosen, and every number of its panel opens what it counts. */
@SpringBootTest
class FacetTests {

  private static final Pattern NUMBER =
      Pattern.compile("<a href=\"([^\"]+)\"[^>]*class=\"facet-count\">([\\d,]+)</a>");
  private static final Pattern ANSWER = Pattern.compile("id=\"answer\"[^>]*><strong>([\\d,]+) ");
  private static final Pattern CHECKED = Pattern.compile("value=\"([^\"]*)\" checked>");
  private static final String SYSTEMS = "/systems/ai-systems";
  private static final String DATA = "/systems/data-sets";

  @Autowired WebApplicationContext context;
  @Autowired Registers registers;
  @Autowired Records records;
  @Autowired Listings listings;
  @Autowired Founding founding;
  @Autowired People people;
  AnOrganization clinic;
  MockMvcTester pages;

  @BeforeEach
  void enter() {
    clinic = OpenDoor.founded(founding, people, OpenDoor.newEmail());
    pages = OpenDoor.enter(context, clinic, Role.AIMS_MANAGER);
    record(
        "systems/ai-systems",
        List.of(
            Map.of("unit", "Ward 1", "jurisdictions", "Italy\nMalta", "startedOn", "2024-03-01"),
            Map.of("unit", "Ward 10", "jurisdictions", "-\nItaly", "startedOn", "2024-06-30"),
            Map.of("unit", "Ward 100", "jurisdictions", "=Italy", "stage", "INCEPTION"),
            Map.of("unit", "-", "startedOn", "2025-01-01", "impact", "RIGHTS"),
            Map.of("unit", "=Ward 1", "owner", clinic.ada().person().toString()),
            Map.of("unit", "50% of Ward_1 & \"more\"", "roles", "USER", "impact", "RIGHTS"),
            Map.of("description", "No unit at all", "impact", "RIGHTS")));
    var sets = new ArrayList<Map<String, String>>();
    for (int i = 1; i <= 20; i++) {
      sets.add(Map.of("rows", "" + 500 * i, "source", "Hospital " + i));
    }
    record("systems/data-sets", sets);
  }

  @Test
  void everyNumberOfAPanelOpensAsManyRows() {
    assertThat(followed(SYSTEMS, "")).isGreaterThan(25);
    assertThat(followed(SYSTEMS, "?impact=RIGHTS")).isGreaterThan(15);
    assertThat(followed(DATA, "?rows.from=2000")).isGreaterThan(30);
  }

  private int followed(String list, String narrowed) {
    var links = 0;
    for (var field : registers.at(list.substring(1)).fields()) {
      var panel = NUMBER.matcher(get(list + "/filter/" + field.name() + narrowed));
      for (; panel.find(); links++) {
        var answer = ANSWER.matcher(get(panel.group(1).replace("&amp;", "&")));
        assertThat(answer.find()).as(panel.group()).isTrue();
        assertThat(answer.group(1)).as(panel.group()).isEqualTo(panel.group(2));
      }
    }
    return links;
  }

  @Test
  void ofSeveralValuesOfAFieldAnyWillDo() {
    assertThat(count("unit=ward 1")).isEqualTo(4);
    assertThat(count("unit==Ward 1")).isEqualTo(1);
    assertThat(count("unit==Ward 1&unit==-")).isEqualTo(2);
    assertThat(count("unit==Ward 1&unit=more")).isEqualTo(2);
    assertThat(count("unit==Ward 1&unit=more&unit=-")).isEqualTo(3);
    assertThat(count("unit==Ward 1&unit=-&impact=RIGHTS")).isEqualTo(1);
    assertThat(count("description=no&description=-")).isEqualTo(7);
    assertThat(count("startedOn=2024-03-01&startedOn=2025-01-01")).isEqualTo(2);
    assertThat(count("startedOn=2024-06-01..&startedOn=2024-03-01")).isEqualTo(3);
    assertThat(count("startedOn=..2024-12-31&startedOn=-")).isEqualTo(6);
    assertThat(count("jurisdictions==-")).isEqualTo(1);
    assertThat(count("jurisdictions=-&jurisdictions=Malta")).isEqualTo(5);
    assertThat(counted("systems/data-sets", "rows=1500..2500&rows=9000&rows=-")).isEqualTo(4);
    assertThat(counted("systems/data-sets", "rows=..1000")).isEqualTo(2);
  }

  @Test
  void whatWasChosenIsShownAndStaysChosen() {
    assertThat(
            CHECKED.matcher(get(DATA + "/filter/source?source=%3DHospital+19&source=-")).results())
        .extracting(it -> it.group(1))
        .containsExactlyInAnyOrder("=Hospital 19", "-");
    var text = get(SYSTEMS + "/filter/unit?unit=Ward&unit=%3DWard+10&unit=more");
    assertThat(CHECKED.matcher(text).results())
        .extracting(it -> it.group(1))
        .containsExactlyInAnyOrder("=Ward 10", "more");
    assertThat(text).contains("type=\"text\" value=\"Ward\"", "contains “more”");
    assertThat(get(DATA + "/filter/rows?rows=9500&rows=..700"))
        .contains("name=\"rows.to\" type=\"number\" value=\"700\"", "value=\"9500\" checked");
    assertThat(get(SYSTEMS + "/filter/startedOn?startedOn=2024-03-01..&startedOn=-"))
        .contains("type=\"date\" value=\"2024-03-01\"")
        .contains("type=\"date\" value=\"\" autocomplete=\"off\">")
        .contains("value=\"-\" checked");
    var many = new StringBuilder();
    for (int i = 1; i <= 20; i++) {
      many.append("&source=Hospital+x").append(i);
    }
    assertThat(get(DATA + "/filter/source?rows=500" + many))
        .contains("type=\"hidden\" name=\"source\" value=\"Hospital x20\"");
  }

  @Test
  void aChipSaysWhatIsAskedInWords() {
    assertThat(get(SYSTEMS + "?unit=%3DWard+1&unit=ward&unit=-"))
        .contains("Unit:</span> Ward 1, contains “ward”, No answer");
    assertThat(get(DATA + "?rows.from=1000&rows=500"))
        .contains("Rows:</span> at least 1,000, 500", "20 data sets");
    assertThat(get(DATA + "?rows=..700")).contains("at most 700", "1 data set<");
  }

  private long count(String query) {
    return counted("systems/ai-systems", query);
  }

  private long counted(String path, String query) {
    var register = registers.at(path);
    var asked = Query.read(register, Address.read(register.href(), query).parameters());
    return clinic.scope().get(() -> listings.page(register, asked, AsOf.NOW).total());
  }

  private String get(String uri) {
    var answer = pages.get().uri(URI.create(uri.replace("+", "%20"))).exchange();
    assertThat(answer).as(uri).hasStatusOk();
    return new String(answer.getResponse().getContentAsByteArray(), UTF_8);
  }

  private void record(String path, List<Map<String, String>> all) {
    clinic.scope().run(() -> record(registers.at(path), all));
  }

  private <R extends Record> void record(Register<R> register, List<Map<String, String>> all) {
    var changes = new ArrayList<Change<R>>();
    for (var said : all) {
      var typed = new HashMap<String, List<String>>();
      typed.put("name", List.of("Thing"));
      said.forEach((field, value) -> typed.put(field, List.of(value)));
      changes.add(Change.Recording.of(Form.read(register, typed, null, new Anybody()).content()));
    }
    records.write(register.kind(), changes, clinic.ada());
  }
}
