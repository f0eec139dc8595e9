package org.candor.work;

import java.util.List;
import org.candor.systems.Overview;
import org.candor.web.Chart;
import org.candor.web.Shell;
import org.jspecify.annotations.Nullable;

/**
 * Home: what waits, where the organization stands, what there is.
 *
 * @param standing where it stands on the standard; null for those who may not read that
 * @param inventory the sentence of the inventory; empty for those who may not read it
 * @param start the first hour while it is not over; null otherwise
 */
public record HomePage(
    Shell shell,
    WaitingPages.Mine mine,
    @Nullable Standing standing,
    List<Overview.Phrase> inventory,
    @Nullable Start start) {

  /**
   * @param answer in one sentence
   * @param chart lines by verdict
   * @param next what to do first
   * @param beside where it stands on other frameworks in use
   */
  public record Standing(String answer, Chart chart, List<Next> next, List<Beside> beside) {}

  /**
   * Where it stands on a framework beside ISO/IEC 42001.
   *
   * @param counts lines by verdict, each leading to its lines
   */
  public record Beside(String title, String href, List<Counted> counts) {}

  /** Such as "12 unknown". */
  public record Counted(String words, String href) {}

  /** Something to do for a line. */
  public record Next(String line, String words, String href) {}

  /** How far the first hour is. */
  public record Start(long finished, long steps, boolean begun) {}
}
