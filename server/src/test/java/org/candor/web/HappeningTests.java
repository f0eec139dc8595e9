package org.candor.web;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.generated.precompiled.StaticTemplates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What happened to a record, a line each. */
class HappeningTests {

  private static final String LONG = "impactRatio of sex: those of sex Female are favoured. ";

  private static Happening revised(@Nullable String why, Change... changes) {
    var when = Instant.parse("2026-11-20T10:20:00Z");
    return new Happening(when, "Ada", "revised it", "pencil", why, List.of(changes), "?asOf=7", 7L);
  }

  @Test
  void whatIsShortIsShownAndWhatIsLongShowsItsBeginning() {
    var change = new Change("Owner", "", "Ben");
    assertThat(revised("The supervisor asked.", change).folded()).isFalse();
    var told = revised(LONG.repeat(8), change);
    assertThat(told.folded()).isTrue();
    assertThat(told.brief()).startsWith("impactRatio of sex: those").endsWith("…");
    assertThat(told.brief().length()).isLessThanOrEqualTo(110);
    var many = revised(null, change, change, change, change);
    assertThat(many.folded()).isTrue();
    assertThat(many.brief()).isEqualTo("Owner, Owner, Owner, Owner");
  }

  @Test
  void nothingIsLostByFolding() {
    var all = new ArrayList<Happening>();
    for (int i = 0; i < 20; i++) {
      all.add(revised(LONG.repeat(4) + i, new Change("Outcome", "kept", "broken")));
    }
    var page = new StaticTemplates().webHistory(all, 8).render();
    assertThat(page.split("class=\"history-one\"", -1)).hasSize(21);
    assertThat(page).contains("12 earlier changes", "favoured. 0", "favoured. 19");
    assertThat(new StaticTemplates().webHistory(all.subList(0, 10), 8).render())
        .doesNotContain("earlier");
  }

  @Test
  void aBriefTextEndsWithAWord() {
    assertThat(Brief.of("one two  three", 20)).isEqualTo("one two three");
    assertThat(Brief.of("one two three", 10)).isEqualTo("one two…");
    assertThat(Brief.of("a".repeat(40), 10)).isEqualTo("a".repeat(9) + "…");
  }
}
