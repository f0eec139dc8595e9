package org.candor.readiness;

import java.util.Comparator;
import java.util.List;
import org.candor.catalog.Item;
import org.candor.readiness.Finding.Next;
import org.candor.support.evidence.Coverable;
import org.candor.web.Phrase;
import org.jspecify.annotations.Nullable;

/**
 * Puts findings and what people bring together to the verdict on one line.
 *
 * <p>The worst finding counts. Where no rule decides, people do; where rules merely bear on a line,
 * both have to agree. What people say never lifts what was computed; their denial lowers it. A
 * finding that contests a line lowers what else was found: to not met where a limit is broken, else
 * to met in part where that is favourable, so that no record that goes, adverse or not, makes a
 * line favourable. A control that is not needed stays out of the count only while nothing speaks
 * for it.
 */
record Assessment(
    String framework, Item item, List<Finding> findings, Human human, boolean excluded) {

  private static final Comparator<Finding> WORST =
      Comparator.comparing(Finding::verdict, Verdict.WORST_FIRST);

  Standing standing() {
    var verdict = verdict();
    return new Standing(item, verdict, why(verdict), findings, human, excluded, next(verdict));
  }

  Verdict verdict() {
    var computed = computed();
    return excluded && !computed.favourable() && !human.state().verdict().favourable()
        ? Verdict.NOT_APPLICABLE
        : computed;
  }

  private Verdict computed() {
    var uncontested = uncontested();
    var against = contesting();
    if (against == null || against.verdict() == Verdict.MET) {
      return uncontested;
    }
    return uncontested.favourable() && against.verdict() != Verdict.NOT_MET
        ? Verdict.PARTLY
        : uncontested.worse(against.verdict());
  }

  private Verdict uncontested() {
    var said = human.state();
    if (needed().isEmpty()) {
      return said.verdict();
    }
    var worst = worst().verdict();
    if (said.lowers()) {
      return worst.worse(said.verdict());
    }
    return worst == Verdict.MET && !decided() && said.verdict() != Verdict.MET
        ? Verdict.PARTLY
        : worst;
  }

  private boolean decided() {
    return findings.stream().anyMatch(Finding::decides);
  }

  private List<Finding> needed() {
    return findings.stream().filter(it -> !it.contests()).toList();
  }

  private Finding worst() {
    return needed().stream().min(WORST).orElseThrow();
  }

  /** The worst of what speaks against the line; null where nothing does, or does no longer. */
  private @Nullable Finding contesting() {
    return findings.stream()
        .filter(it -> it.contests() && it.verdict() != Verdict.NOT_APPLICABLE)
        .min(WORST)
        .orElse(null);
  }

  /** What speaks against the line, where that is what a person has to hear of first. */
  private @Nullable Finding contested(Verdict verdict) {
    var against = contesting();
    return against != null && (against.saidNo() > 0 || uncontested() != verdict) ? against : null;
  }

  private Phrase why(Verdict verdict) {
    if (verdict == Verdict.NOT_APPLICABLE) {
      return Phrase.of("readiness.why.excluded");
    }
    var against = contested(verdict);
    if (against != null) {
      return against.said();
    }
    if (needed().isEmpty()) {
      return people();
    }
    var worst = worst();
    if (worst.verdict() == verdict) {
      return worst.said();
    }
    return human.state().lowers()
        ? people()
        : Phrase.joined(" ", List.of(worst.said(), Phrase.of("readiness.why.rest")));
  }

  /** What people bring, in one sentence. */
  Phrase people() {
    var said = human.said();
    return Phrase.of(
        "readiness.why." + human.state(),
        human.inForce(),
        human.expired(),
        said == null ? "" : Phrase.day(said.attestedOn()),
        said == null ? "" : Phrase.day(said.validUntil()),
        human.incomplete(),
        String.join(", ", human.named()));
  }

  private @Nullable Next next(Verdict verdict) {
    if (!verdict.open()) {
      return null;
    }
    var page = Verdicts.href(framework, item.id());
    var against = contested(verdict);
    if (against != null && against.next() != null) {
      return against.next();
    }
    if (!needed().isEmpty() && worst().next() != null && !human.state().lowers()) {
      return worst().next();
    }
    if (human.state() == Human.State.INCOMPLETE) {
      var list = Coverable.href(Coverable.named(framework, item.id()));
      return new Next(Phrase.of("readiness.next.file"), list, Claim.Effort.SMALL);
    }
    if (human.state() == Human.State.CHANGED) {
      return new Next(Phrase.of("readiness.next.again"), page + "#attest", Claim.Effort.SMALL);
    }
    return human.inForce() > 0 || human.state().lowers()
        ? new Next(Phrase.of("readiness.next.attest"), page + "#attest", Claim.Effort.SMALL)
        : new Next(Phrase.of("readiness.next.evidence"), page + "#evidence", Claim.Effort.MEDIUM);
  }
}
