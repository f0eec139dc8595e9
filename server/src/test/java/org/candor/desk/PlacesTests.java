package org.candor.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.candor.access.Founding;
import org.candor.access.People;
import org.candor.access.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.context.WebApplicationContext;

/** The places of the navigation as everybody meets them. */
@SpringBootTest
class PlacesTests {

  @Autowired WebApplicationContext context;
  @Autowired Founding founding;
  @Autowired People people;

  @Test
  void everyPlaceHasALetterOfItsOwnWhoeverLooks() {
    var clinic = OpenDoor.founded(founding, people, OpenDoor.newEmail());
    var all = letters(OpenDoor.enter(context, clinic, Role.AIMS_MANAGER));
    assertThat(all).hasSizeGreaterThan(12);
    assertThat(all.values()).doesNotHaveDuplicates();
    for (var role : Role.values()) {
      var some = letters(OpenDoor.enter(context, clinic, role));
      some.keySet().retainAll(all.keySet());
      assertThat(all).as(role.name()).containsAllEntriesOf(some);
    }
  }

  /** The letter of each place in the navigation, as its page says it. */
  private static Map<String, String> letters(MockMvcTester pages) {
    var letters = new HashMap<String, String>();
    Pattern.compile("class=\"side-link\" href=\"([^\"]+)\"[^>]*data-key=\"g (.)\"")
        .matcher(text(pages))
        .results()
        .forEach(it -> letters.put(it.group(1), it.group(2)));
    return letters;
  }

  private static String text(MockMvcTester pages) {
    try {
      return pages.get().uri("/").exchange().getResponse().getContentAsString();
    } catch (UnsupportedEncodingException e) {
      throw new AssertionError(e);
    }
  }
}
