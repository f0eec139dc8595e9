package org.candor.desk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.candor.AnOrganization;
import org.candor.access.Founding;
import org.candor.access.People;
import org.candor.access.Role;
import org.candor.records.AsOf;
import org.candor.records.Change;
import org.candor.records.Records;
import org.candor.register.Form;
import org.candor.register.Listings;
import org.candor.register.Query;
import org.candor.register.Register;
import org.candor.register.Registers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.context.WebApplicationContext;

/** A history is told to its beginning, however long it is. */
@SpringBootTest
class HistoryPagesTests {

  private static final int REVISIONS = 230;
  private static final Pattern ENTRY = Pattern.compile("ledger entry ([\\d,]+)");
  private static final Pattern EARLIER =
      Pattern.compile("href=\"([^\"]+[?]before=[^\"]+)\">([\\d,]+) entr");

  @Autowired WebApplicationContext context;
  @Autowired Registers registers;
  @Autowired Records records;
  @Autowired Listings listings;
  @Autowired Founding founding;
  @Autowired People people;

  @Test
  void aLongHistoryIsLeafedThroughToItsFirstEntry() {
    var clinic = OpenDoor.founded(founding, people, OpenDoor.newEmail());
    var pages = OpenDoor.enter(context, clinic, Role.AIMS_MANAGER);
    var register = registers.at("systems/ai-systems");
    var at = register.href() + "/" + clinic.scope().get(() -> revised(register, clinic));
    var told = new TreeSet<String>();
    var page = get(pages, at);
    var left = REVISIONS + 1;
    while (true) {
      var entries = ENTRY.matcher(page).results().map(it -> it.group(1)).toList();
      assertThat(told).doesNotContainAnyElementsOf(entries);
      told.addAll(entries);
      left -= entries.size();
      var earlier = EARLIER.matcher(page);
      if (!earlier.find()) {
        break;
      }
      assertThat(earlier.group(2)).isEqualTo(Integer.toString(left));
      page = get(pages, earlier.group(1).replaceAll("#.*", ""));
      assertThat(page).contains("The newest entries");
    }
    assertThat(told).hasSize(REVISIONS + 1);
    assertThat(page).contains("recorded this", "Name <del>0</del>");
  }

  private <R extends Record> UUID revised(Register<R> register, AnOrganization clinic) {
    var kind = register.kind();
    records.write(kind, List.of(Change.Recording.of(named(register, 0))), clinic.ada());
    var id = listings.page(register, Query.all(), AsOf.NOW).entries().getFirst().id();
    for (int version = 1; version <= REVISIONS; version++) {
      records.revise(kind, id, version, named(register, version), clinic.ada(), "once more");
    }
    return id;
  }

  private static <R extends Record> R named(Register<R> register, int number) {
    return Form.read(register, Map.of("name", List.of("Name " + number)), null).content();
  }

  private static String get(MockMvcTester pages, String uri) {
    var answer = pages.get().uri(URI.create(uri)).exchange();
    assertThat(answer).as(uri).hasStatusOk();
    return new String(answer.getResponse().getContentAsByteArray(), UTF_8);
  }
}
