package org.candor.readiness;

import java.util.ArrayList;
import java.util.List;
import org.candor.web.Phrase;
import org.jspecify.annotations.Nullable;

/**
 * What a rule asks of each of its subjects, in words that make its title and its sentences; kept as
 * keys, for whoever reads the position they enter.
 *
 * @param one of them: {@code AI system}
 * @param many of them: {@code AI systems}
 * @param has what each is to have: {@code a stated purpose}
 * @param next what a person does about it, as on a button: {@code State the purpose}
 * @param href where it is done: for rules over a register, the list of exactly the exceptions
 * @param effort it takes for one of them
 * @param start what to say and do where there is none of them; null for the usual words
 */
public record Claim(
    Phrase one,
    Phrase many,
    Phrase has,
    Phrase next,
    String href,
    Effort effort,
    @Nullable Start start) {

  private static final List<Judgement> EXCEPTIONS =
      List.of(
          Judgement.CONTESTED,
          Judgement.NO,
          Judgement.BROKEN,
          Judgement.EASED,
          Judgement.SILENT,
          Judgement.STALE);

  /**
   * In the words of the bundle, which has {@code .has} and {@code .next} under the rule's id.
   *
   * @param asked the subjects, which have {@code .one} and {@code .many} there
   */
  public static Claim of(Rule rule, String asked, String href) {
    return of(rule, asked, href, Effort.SMALL);
  }

  public static Claim of(Rule rule, String asked, String href, Effort effort) {
    return worded("readiness.rules." + rule.id(), asked, href, effort, null);
  }

  /**
   * @param words the key whose {@code .has} and {@code .next} say what is asked, and what to do
   */
  public static Claim worded(
      String words, String asked, String href, Effort effort, @Nullable Start start) {
    var subject = "readiness.asked." + asked;
    return new Claim(
        Phrase.of(subject + ".one"),
        Phrase.of(subject + ".many"),
        Phrase.of(words + ".has"),
        Phrase.of(words + ".next"),
        href,
        effort,
        start);
  }

  /**
   * Where there is nothing to ask yet.
   *
   * @param why exactly what is missing, in a sentence
   * @param next what a person does about it
   * @param href where
   */
  public record Start(Phrase why, Phrase next, String href) {}

  /** How long it takes: minutes, hours, days. */
  public enum Effort {
    SMALL,
    MEDIUM,
    LARGE
  }

  /** Such as "Every AI system has a stated purpose". */
  public String title() {
    return titled().text();
  }

  Phrase titled() {
    return Phrase.of("readiness.rule.title", one, has);
  }

  /** The finding in one sentence. */
  Phrase sentence(Tally tally) {
    var yes = tally.count(Judgement.YES);
    var all = tally.population();
    if (all == 0 && start != null) {
      return start.why();
    }
    if (all == 0) {
      return Phrase.of("readiness.rule.nobody", many, has);
    }
    if (yes == all) {
      return Phrase.of("readiness.rule.all", all, one, many, has);
    }
    var main =
        yes > 0
            ? Phrase.of("readiness.rule.some", yes, all, many, has)
            : Phrase.of("readiness.rule.none", all, one, many, has);
    return Phrase.joined("", List.of(main, rest(tally)));
  }

  private static Phrase rest(Tally tally) {
    var parts = new ArrayList<Object>();
    for (var judgement : EXCEPTIONS) {
      var count = tally.count(judgement);
      if (count > 0) {
        parts.add(parts.isEmpty() ? ": " : ", ");
        parts.add(Phrase.of("readiness.rule.rest." + judgement, count));
      }
    }
    parts.add(".");
    if (tally.broken() > 0 && tally.count(Judgement.YES) > 0) {
      parts.add(" ");
      parts.add(Phrase.of("readiness.rule.broken"));
    }
    return new Phrase("", parts);
  }
}
