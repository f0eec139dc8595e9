package org.candor.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.candor.web.NavEntry.Group;
import org.junit.jupiter.api.Test;

/** Every place has a letter of its own. */
class ShortcutsTests {

  @Test
  void theRoomsWishCountsThenTheTitleInTheOrderOfTheNavigation() {
    var letters =
        Shortcuts.of(
            List.of(
                place("Models"),
                place("Measurements"),
                place("Monitoring"),
                place("Data sets"),
                place("Data sources"),
                place("Inventory").on('d')));
    assertThat(letters)
        .containsEntry("/Inventory", 'd')
        .containsEntry("/Models", 'm')
        .containsEntry("/Measurements", 'e')
        .containsEntry("/Monitoring", 'o')
        .containsEntry("/Data-sets", 's')
        .containsEntry("/Data-sources", 'a');
  }

  @Test
  void twoWishesForOneLetterDoNotMeet() {
    var letters = Shortcuts.of(List.of(place("Home").on('h'), place("Help").on('h')));
    assertThat(letters).containsEntry("/Home", 'h').containsEntry("/Help", 'e');
  }

  @Test
  void whateverTheTitlesNoLetterIsGivenTwice() {
    var places = new ArrayList<NavEntry>();
    for (int i = 0; i < 50; i++) {
      places.add(NavEntry.of(Group.DO, "Zoo", "/zoo/" + i, "paw", i));
    }
    var letters = Shortcuts.of(places);
    assertThat(letters).hasSize(36);
    assertThat(letters.values()).doesNotHaveDuplicates();
    assertThat(letters).containsEntry("/zoo/0", 'z').containsEntry("/zoo/1", 'o');
  }

  private static NavEntry place(String title) {
    return NavEntry.of(Group.DO, title, "/" + title.replace(' ', '-'), "circle", 1);
  }
}
