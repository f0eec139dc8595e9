package org.candor.support.evidence;

import static org.candor.web.Messages.text;

import java.util.List;
import org.candor.kernel.Clause;
import org.candor.support.evidence.Coverage.State;
import org.candor.web.Chip;
import org.candor.web.Option;
import org.candor.web.Shell;
import org.candor.web.Tone;

/**
 * Evidence against what it must show: the matrix, then the lines of the chosen cell.
 *
 * @param answer the whole in one sentence
 * @param matrix a row for each clause and area
 * @param system the system looked at, such as SYS-12; empty for all
 * @param problem what is wrong with what was asked for; empty when nothing is
 */
public record CoveragePage(
    Shell shell,
    String framework,
    List<Option> frameworks,
    String answer,
    List<MatrixRow> matrix,
    List<Row> rows,
    List<Chip> chips,
    String all,
    String system,
    String problem,
    boolean mayRecord) {

  /** A clause or area: how many of its lines are in each state. */
  public record MatrixRow(String id, String title, String href, List<Cell> cells) {}

  /** A number, and the lines it counts. */
  public record Cell(State state, long count, String href) {
    public Tone tone() {
      return count == 0 ? Tone.NEUTRAL : CoveragePage.tone(state);
    }

    public String words() {
      return CoveragePage.words(state);
    }
  }

  /**
   * A line with its evidence.
   *
   * @param name as evidence names it
   */
  public record Row(
      String name,
      String id,
      String text,
      State state,
      String until,
      List<Piece> evidence,
      String rest) {
    public Tone tone() {
      return CoveragePage.tone(state);
    }

    public String words() {
      return CoveragePage.words(state);
    }
  }

  /**
   * A piece of evidence.
   *
   * @param incomplete whether there is nothing behind it yet
   */
  public record Piece(String label, String name, String href, boolean incomplete) {}

  public List<Clause> clauses() {
    return List.of(new Clause("7.5"));
  }

  /** What there is to do comes first. */
  static final List<State> ORDER =
      List.of(State.NONE, State.EXPIRED, State.EXPIRING, State.COVERED);

  public List<State> states() {
    return ORDER;
  }

  public static String words(State state) {
    return text("support.coverage.state." + state);
  }

  static Tone tone(State state) {
    return switch (state) {
      case COVERED -> Tone.GOOD;
      case EXPIRING -> Tone.WARN;
      case EXPIRED -> Tone.BAD;
      case NONE -> Tone.UNKNOWN;
    };
  }
}
