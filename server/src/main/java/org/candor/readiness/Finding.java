package org.candor.readiness;

import static org.candor.web.Messages.text;

import java.util.List;
import org.candor.web.Phrase;
import org.jspecify.annotations.Nullable;

/**
 * A rule's answer.
 *
 * @param rule its id
 * @param bearing whether it decides the line it was found for, or what else it is to it
 * @param said why, in one sentence
 * @param population records that were asked
 * @param exceptions the first of those that did not say yes
 * @param next what a person does about it; null when nothing is left to do
 * @param failure the id under which the log tells why the rule failed; null when it did not
 */
public record Finding(
    String rule,
    Phrase titled,
    Bearing bearing,
    Verdict verdict,
    Phrase said,
    int population,
    int agreeing,
    int saidNo,
    int silent,
    int stale,
    Exceptions exceptions,
    @Nullable Next next,
    @Nullable String failure) {

  /** What a finding is to its line. */
  public enum Bearing {
    /** Where all that bear on the line agree, it is met. */
    DECIDES,
    /** It is needed and not enough. */
    INDICATES,
    /** It takes from the line where it finds an exception, and gives it nothing. */
    CONTESTS
  }

  /** In the reader's language, as is {@link #why}. */
  public String title() {
    return titled.text();
  }

  public String why() {
    return said.text();
  }

  public boolean decides() {
    return bearing == Bearing.DECIDES;
  }

  public boolean contests() {
    return bearing == Bearing.CONTESTS;
  }

  /** How many exceptions a finding names; its list shows all. */
  public static final int NAMED = 20;

  private static final int SAID = 3;

  /**
   * Records that do not say yes.
   *
   * @param total how many there are
   * @param register their path; null when they are no records
   * @param href the list that shows all of them
   */
  public record Exceptions(int total, List<Named> first, @Nullable String register, String href) {
    public Exceptions {
      first = List.copyOf(first);
    }
  }

  /**
   * One exception.
   *
   * @param label {@code SYS-12}
   * @param number within its register; 0 when it is no record
   * @param href null for a record of a register: where it is found is looked up when it is shown
   */
  public record Named(String label, int number, @Nullable String href) {}

  /** How many records were asked; nothing where it is about no records. */
  public String asked() {
    return text("readiness.line.population", population);
  }

  /** Such as "4 exceptions: SYS-1, SYS-2, SYS-3 and 1 more"; empty where there are none. */
  public String excepted() {
    if (exceptions.total() == 0) {
      return "";
    }
    var labels = exceptions.first().stream().limit(SAID).map(Named::label).toList();
    var more = exceptions.total() - labels.size();
    return text("readiness.line.exceptions", exceptions.total())
        + ": "
        + String.join(", ", labels)
        + (more > 0 ? " " + text("readiness.line.exceptions.more", more) : "");
  }

  /** What to do, and where. */
  public record Next(Phrase said, String href, Claim.Effort effort) {

    /** In the reader's language. */
    public String words() {
      return said.text();
    }
  }
}
