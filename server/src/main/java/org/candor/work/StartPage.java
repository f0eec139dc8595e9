package org.candor.work;

import java.util.List;
import org.candor.web.Option;
import org.candor.web.Problem;
import org.candor.web.Shell;

/**
 * One step of the first hour.
 *
 * @param steps all of them, with how far each is
 * @param step the word of the one shown
 * @param number its number, from 1
 * @param next where it goes on without this step
 * @param answers what is known or was typed, by the name of the field
 * @param beside frameworks that the organization brought
 */
public record StartPage(
    Shell shell,
    List<Step> steps,
    String step,
    int number,
    String next,
    Answers answers,
    List<Row> rows,
    List<Problem> problems,
    Numbers numbers,
    List<Beside> beside) {

  /** A step in the row of steps. */
  public record Step(String word, String title, boolean done, boolean current) {
    public String href() {
      return "/work/start?step=" + word;
    }
  }

  /** What is known of the organization. */
  public record Answers(
      String name,
      String purpose,
      String auditOn,
      List<Option> roles,
      String scope,
      String outside) {}

  /** A system to be registered. */
  public record Row(int number, String name, String purpose, List<Option> stages, String error) {}

  /**
   * The baseline and the plan of a framework.
   *
   * @param answered of how many {@code lines} the baseline says something
   */
  public record Beside(String title, String baseline, String plan, long answered, long lines) {}

  /**
   * How much there is already.
   *
   * @param title of the framework that the baseline asks of first
   */
  public record Numbers(
      long finished, long systems, String title, long answered, long lines, long planned) {}
}
