package org.candor.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.candor.systems.SystemsRegisters.AI_SYSTEMS;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.candor.register.Anybody;
import org.candor.register.Form;
import org.candor.systems.AiSystem;
import org.candor.web.Change.Side;
import org.candor.web.Change.Strand;
import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** What two people made of one record at once, brought together without losing a word. */
class MergeTests {

  private static final Map<String, List<String>> STARTED =
      said(
          "name", "Triage",
          "description", "Sorts patients by urgency.",
          "jurisdictions", "Switzerland\nGermany\nAustria",
          "roles", "USER");

  private final LinkedMultiValueMap<String, String> sent = new LinkedMultiValueMap<>();

  @Test
  void whatOneOfThemChangedStandsAndNobodyIsAsked() {
    var merge = merge(with("unit", "Ward 1"), with("supplier", "Acme"));
    assertThat(merge.conflicts()).isEmpty();
    assertThat(merge.theirChanges()).singleElement().matches(it -> it.after().equals("Ward 1"));
    assertThat(merge.myChanges()).singleElement().matches(it -> it.after().equals("Acme"));
    assertThat(merge.carried()).contains(Map.entry("supplier", "Acme"));
    assertThat(merge.carried()).noneMatch(it -> it.getKey().equals("unit"));
  }

  @Test
  void bothListsTogetherHaveWhatEitherAddedAndTellWhatEitherRemoved() {
    var merge =
        merge(
            with("jurisdictions", "Switzerland\nGermany\nFrance"),
            with("jurisdictions", "Switzerland; Austria; Italy"));
    var both = merge.conflicts().getFirst().sides().getLast();
    assertThat(both.pick()).isEqualTo("both");
    assertThat(both.strands())
        .containsExactly(
            new Strand("Switzerland", Side.BOTH),
            new Strand("France", Side.AFTER),
            new Strand("Italy", Side.AFTER));
    assertThat(both.note())
        .isEqualTo("Left out: Germany (you removed it), Austria (they removed it).");
    assertThat(settled(merge, "jurisdictions", "both").jurisdictions())
        .containsExactly("Switzerland", "France", "Italy");
  }

  @Test
  void choicesAreUnitedAsListsAre() {
    var theirs = new HashMap<>(STARTED);
    theirs.put("roles", List.of("USER", "PROVIDER"));
    var mine = new HashMap<>(STARTED);
    mine.put("roles", List.of("", "PRODUCER"));
    var merge = merge(theirs, mine);
    assertThat(merge.conflicts()).singleElement().matches(it -> it.hand() == null);
    assertThat(settled(merge, "roles", "both").roles())
        .extracting(Enum::name)
        .containsExactlyInAnyOrder("PROVIDER", "PRODUCER");
  }

  @Test
  void theOrderOfAListIsNoChange() {
    var merge =
        merge(with("jurisdictions", "Austria\nGermany\nSwitzerland"), with("unit", "Ward 1"));
    assertThat(merge.conflicts()).isEmpty();
    assertThat(merge.theirChanges()).isEmpty();
  }

  @Test
  void differencesAreShownWordByWord() {
    var merge =
        merge(
            with("description", "Sorts patients by severity."),
            with("description", "Sorts all patients by urgency."));
    assertThat(merge.conflicts().getFirst().sides().getFirst().strands())
        .contains(new Strand("urgency", Side.BEFORE), new Strand("severity", Side.AFTER));
    assertThat(merge.conflicts().getFirst().sides().get(1).strands())
        .anyMatch(it -> it.words().strip().equals("all") && it.side() == Side.AFTER)
        .noneMatch(it -> it.side() == Side.BEFORE);
  }

  @Test
  void changesOfDifferentWordsOfATextGoTogetherAndOfTheSameWordsDoNot() {
    var merge =
        merge(
            with("description", "Sorts patients by severity."),
            with("description", "Sorts all patients by urgency."));
    assertThat(merge.conflicts().getFirst().sides())
        .extracting(Pages.Side::pick)
        .containsExactly("theirs", "mine", "both");
    assertThat(settled(merge, "description", "both").description())
        .isEqualTo("Sorts all patients by severity.");
    var same =
        merge(
            with("description", "Sorts patients by severity."),
            with("description", "Sorts patients by age."));
    assertThat(same.conflicts().getFirst().sides())
        .extracting(Pages.Side::pick)
        .containsExactly("theirs", "mine");
    assertThat(Blend.of("", "a", "b")).as("both began it").isNull();
    assertThat(Blend.of("a b c", "b c", "a b")).isEqualTo("b");
  }

  @Test
  void aTextIsWrittenByHandFromEitherSide() {
    var theirs = with("description", "Sorts patients by severity.");
    var mine = with("description", "Sorts all patients by urgency.");
    assertThat(merge(theirs, mine).conflicts().getFirst().hand().text())
        .isEqualTo("Sorts all patients by urgency.");
    sent.set("begin", "description:theirs");
    var begun = merge(theirs, mine).conflicts().getFirst();
    assertThat(Merge.unsettled(AI_SYSTEMS, sent)).isTrue();
    assertThat(begun.hand())
        .isEqualTo(new Pages.Hand("Sorts patients by severity.", true, true, false, false));
    assertThat(begun.sides()).noneMatch(Pages.Side::chosen);
    sent.remove("begin");
    sent.set("hand.description", "Sorts all patients by severity.");
    assertThat(settled(merge(theirs, mine), "description", "hand").description())
        .isEqualTo("Sorts all patients by severity.");
  }

  @Test
  void whatIsWrittenElsewhereStaysWhileAnotherTextIsBegun() {
    sent.set("hand.description", "Half written");
    sent.set("pick.description", "hand");
    sent.set("begin", "name:mine");
    var theirs = with("description", "Theirs");
    theirs.put("name", List.of("Their name"));
    var mine = with("description", "Mine");
    mine.put("name", List.of("My name"));
    var conflicts = merge(theirs, mine).conflicts();
    assertThat(conflicts.getFirst().hand().text()).isEqualTo("My name");
    assertThat(conflicts.getLast().hand())
        .isEqualTo(new Pages.Hand("Half written", true, false, false, false));
  }

  @Test
  void whoChoosesToWriteAndWritesNothingIsAskedAgainAndEmptiesNothing() {
    var theirs = with("description", "Theirs");
    var mine = with("description", "Mine");
    sent.set("pick.description", "hand");
    for (var written : List.of("", " \n ")) {
      sent.set("hand.description", written);
      assertThat(Merge.unsettled(AI_SYSTEMS, sent)).isTrue();
      assertThat(merge(theirs, mine).conflicts().getFirst().hand().missing()).isTrue();
    }
    sent.remove("hand.description");
    assertThat(Merge.unsettled(AI_SYSTEMS, sent)).isTrue();
    assertThat(settled(merge(theirs, mine), "description", "hand").description())
        .as("what stands")
        .isEqualTo("Theirs");
    sent.set("hand.description", "Ours");
    assertThat(Merge.unsettled(AI_SYSTEMS, sent)).isFalse();
  }

  @Test
  void aListIsWrittenByHandFromBothTogether() {
    sent.set("begin", "jurisdictions:both");
    var merge =
        merge(
            with("jurisdictions", "Switzerland\nGermany\nFrance"),
            with("jurisdictions", "Switzerland; Austria; Italy"));
    assertThat(merge.conflicts().getFirst().hand())
        .isEqualTo(new Pages.Hand("Switzerland\nFrance\nItaly", true, true, true, false));
  }

  @Test
  void whatWasEmptiedOnOneSideIsAConflictToo() {
    var merge = merge(with("description", "Theirs"), with("description", ""));
    assertThat(merge.conflicts()).singleElement().matches(it -> it.name().equals("description"));
    assertThat(settled(merge, "description", "mine").description()).isNull();
    assertThat(settled(merge, "description", "theirs").description()).isEqualTo("Theirs");
  }

  private Merge<AiSystem> merge(Map<String, List<String>> theirs, Map<String, List<String>> mine) {
    var saved = read(theirs, null);
    return new Merge<>(
        AI_SYSTEMS,
        Form.of(AI_SYSTEMS, read(STARTED, null).content()),
        Form.of(AI_SYSTEMS, saved.content()),
        read(mine, saved.content()),
        sent,
        new Values(Map.of()));
  }

  /** The record as it is saved when the page is sent with this choice. */
  private AiSystem settled(Merge<AiSystem> merge, String field, String pick) {
    MultiValueMap<String, String> form = new LinkedMultiValueMap<>(sent);
    merge.carried().forEach(it -> form.add(it.getKey(), it.getValue()));
    form.set("pick." + field, pick);
    return read(Merge.settled(AI_SYSTEMS, form), merge.saved().content()).content();
  }

  private static Form<AiSystem> read(Map<String, List<String>> said, AiSystem before) {
    return Form.read(AI_SYSTEMS, said, before, new Anybody());
  }

  private static Map<String, List<String>> with(String field, String text) {
    var changed = new HashMap<>(STARTED);
    changed.put(field, List.of(text));
    return changed;
  }

  private static Map<String, List<String>> said(String... pairs) {
    var said = new HashMap<String, List<String>>();
    for (int i = 0; i < pairs.length; i += 2) {
      said.put(pairs[i], List.of(pairs[i + 1]));
    }
    return said;
  }
}
