package org.candor.readiness.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.candor.catalog.FrameworksForTests;
import org.candor.readiness.AllRules;
import org.candor.readiness.Rule;
import org.junit.jupiter.api.Test;

/**
 * The page of rules in the guide says what there is. To write it anew: run this test with the
 * system property {@code candor.write} set.
 */
class RulesTests {

  private static final Path PAGE = Path.of("..", "docs", "guide", "rules.md");

  @Test
  void theGuideNamesEveryRule() throws IOException {
    var page = page();
    if (System.getProperty("candor.write") != null) {
      Files.writeString(PAGE, page);
    }
    assertThat(Files.readString(PAGE)).isEqualTo(page);
  }

  @Test
  void everyRuleHasItsWords() {
    for (var rule : AllRules.list()) {
      var it = rule.claim();
      assertThat(List.of(it.one(), it.many(), it.has(), it.next()))
          .as(rule.id())
          .noneMatch(words -> words.startsWith("["));
    }
  }

  /** Where each rule speaks, and where none does. */
  private static String page() {
    var rules = AllRules.list();
    var lines = new ArrayList<String>();
    lines.add("# Readiness rules");
    lines.add("");
    lines.add(
        "Written by `RulesTests`; do not edit. A rule *decides* a line: where all that bear on it");
    lines.add(
        "agree, the line is met. Or it merely *bears on* a line: then a person has to attest the rest.");
    lines.add(
        "Or it only *speaks against* a line: where there is something to ask and one of them does not");
    lines.add("agree, the line is met in part at best, and not met where a limit is broken.");
    lines.add("");
    lines.add("| rule | asks | decides | bears on | speaks against |");
    lines.add("|---|---|---|---|---|");
    for (var rule : rules) {
      lines.add(
          "| `%s` | %s | %s | %s | %s |"
              .formatted(
                  rule.id(),
                  rule.claim().title(),
                  String.join(", ", rule.decides()),
                  String.join(", ", rule.indicates()),
                  String.join(", ", rule.contests())));
    }
    var none = without(rules);
    lines.add("");
    lines.add("## No rule: needs a person's attestation");
    lines.add("");
    lines.add("%d of 169 lines: %s.".formatted(none.size(), String.join(", ", none)));
    return String.join("\n", lines) + "\n";
  }

  private static List<String> without(List<Rule> rules) {
    var bound = new HashSet<String>();
    rules.forEach(it -> bound.addAll(it.decides()));
    rules.forEach(it -> bound.addAll(it.indicates()));
    return FrameworksForTests.iso42001()
        .assessable()
        .map(it -> it.id())
        .filter(it -> !bound.contains(it))
        .toList();
  }
}
