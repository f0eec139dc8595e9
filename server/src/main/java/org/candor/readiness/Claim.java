package org.candor.readiness;

import static org.candor.web.Messages.text;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a rule asks of each of its subjects, in words that make its title and its sentences.
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
    String one,
    String many,
    String has,
    String next,
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

  public Claim(String one, String many, String has, String next, String href) {
    this(one, many, has, next, href, Effort.SMALL);
  }

  public Claim(String one, String many, String has, String next, String href, Effort effort) {
    this(one, many, has, next, href, effort, null);
  }

  /**
   * In the words of the bundle, which has {@code .has} and {@code .next} under the rule's id.
   *
   * @param asked the subjects, which have {@code .one} and {@code .many} there
   */
  public static Claim of(Rule rule, String asked, String href) {
    return of(rule, asked, href, Effort.SMALL);
  }

  public static Claim of(Rule rule, String asked, String href, Effort effort) {
    var subject = "readiness.asked." + asked;
    var words = "readiness.rules." + rule.id();
    return new Claim(
        text(subject + ".one"),
        text(subject + ".many"),
        text(words + ".has"),
        text(words + ".next"),
        href,
        effort);
  }

  /**
   * Where there is nothing to ask yet.
   *
   * @param why exactly what is missing, in a sentence
   * @param next what a person does about it
   * @param href where
   */
  public record Start(String why, String next, String href) {}

  /** How long it takes: minutes, hours, days. */
  public enum Effort {
    SMALL,
    MEDIUM,
    LARGE
  }

  /** Such as "Every AI system has a stated purpose". */
  public String title() {
    return text("readiness.rule.title", one, has);
  }

  /** The finding in one sentence. */
  String sentence(Tally tally) {
    var yes = tally.count(Judgement.YES);
    var all = tally.population();
    if (all == 0 && start != null) {
      return start.why();
    }
    if (all == 0) {
      return text("readiness.rule.nobody", many, has);
    }
    if (yes == all) {
      return text("readiness.rule.all", all, one, many, has);
    }
    var main =
        yes > 0
            ? text("readiness.rule.some", yes, all, many, has)
            : text("readiness.rule.none", all, one, many, has);
    return main + rest(tally);
  }

  private static String rest(Tally tally) {
    var parts = new StringBuilder();
    for (var judgement : EXCEPTIONS) {
      var count = tally.count(judgement);
      if (count > 0) {
        parts.append(parts.isEmpty() ? ": " : ", ");
        parts.append(text("readiness.rule.rest." + judgement, count));
      }
    }
    parts.append('.');
    return tally.broken() > 0 && tally.count(Judgement.YES) > 0
        ? parts.append(' ').append(text("readiness.rule.broken")).toString()
        : parts.toString();
  }
}
