package org.candor.readiness;

import java.util.Comparator;
import java.util.List;
import org.candor.catalog.Item;
import org.candor.readiness.Finding.Next;
import org.candor.web.Phrase;
import org.jspecify.annotations.Nullable;

/**
 * Where the organization stands on one line of a framework.
 *
 * @param said why, in one sentence; kept as keys: a position is computed once, for all languages
 * @param findings of every rule that bears on it
 * @param human what people bring, beside what is computed
 * @param excluded whether the approved Statement of Applicability says it is not needed
 * @param next what a person does about it; null when nothing is left to do
 */
public record Standing(
    Item item,
    Verdict verdict,
    Phrase said,
    List<Finding> findings,
    Human human,
    boolean excluded,
    @Nullable Next next) {

  public Standing {
    findings = List.copyOf(findings);
  }

  /** In the reader's language. */
  public String why() {
    return said.text();
  }

  public String id() {
    return item.id();
  }

  /** What the rule found that says least; null where no rule bears on it. */
  public @Nullable Finding worst() {
    return findings.stream()
        .min(Comparator.comparing(Finding::verdict, Verdict.WORST_FIRST))
        .orElse(null);
  }

  /** Whether a rule decides it, so that a person's word stands beside. */
  public boolean decidedByRule() {
    return findings.stream().anyMatch(Finding::decides);
  }
}
