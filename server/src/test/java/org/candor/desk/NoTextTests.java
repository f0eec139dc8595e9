package org.candor.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.candor.access.Founding;
import org.candor.access.People;
import org.candor.access.Role;
import org.candor.register.BadQuery;
import org.candor.register.Query;
import org.candor.register.Registers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.web.context.WebApplicationContext;

/** Addresses that ask for what neither the database nor UTF-8 can hold. */
@SpringBootTest
class NoTextTests {

  @Autowired WebApplicationContext context;
  @Autowired Registers registers;
  @Autowired Founding founding;
  @Autowired People people;

  @Test
  void whatIsNoTextIsRefusedWhereverItIsAsked() {
    var clinic = OpenDoor.founded(founding, people, OpenDoor.newEmail());
    var pages = OpenDoor.enter(context, clinic, Role.AIMS_MANAGER);
    for (var place :
        List.of(
            RegisterPagesTests.SYSTEMS + "?q=%00",
            RegisterPagesTests.SYSTEMS + "?name=a%00b",
            RegisterPagesTests.SYSTEMS + "?stage=%00",
            RegisterPagesTests.SYSTEMS + "?sort=%00",
            RegisterPagesTests.SYSTEMS + "?after=%00",
            RegisterPagesTests.SYSTEMS + "/export.csv?q=%00",
            "/search?q=%00")) {
      var answer = pages.get().uri(URI.create(place)).exchange();
      assertThat(answer).as(place).hasStatus(400);
      assertThat(answer).bodyText().as(place).contains("not a character of Unicode text");
    }
    var register = registers.at("systems/ai-systems");
    assertThatExceptionOfType(BadQuery.class)
        .isThrownBy(() -> Query.read(register, Map.of("q", List.of("a\ud800"))));
    assertThat(Query.read(register, Map.of("q", List.of("a\ud83d\ude00"))).search()).hasSize(3);
  }
}
