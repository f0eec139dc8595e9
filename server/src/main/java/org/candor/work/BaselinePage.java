package org.candor.work;

import java.util.List;
import org.candor.web.Shell;
import org.jspecify.annotations.Nullable;

/**
 * One clause or area of the questionnaire; the whole of it where no part is chosen.
 *
 * @param parts all clauses and areas with how far each is answered
 * @param part the one shown; null on the overview
 * @param next the part after it; null on the last
 */
public record BaselinePage(
    Shell shell,
    long answered,
    long all,
    List<Part> parts,
    @Nullable Part part,
    List<Question> questions,
    @Nullable String next,
    boolean mayAnswer,
    List<Baseline.Result> refusals) {

  /** A clause or area. */
  public record Part(String id, String title, long answered, long all) {
    public String href() {
      return "/work/baseline/" + id;
    }
  }

  /** A line as a question, under the title of the clause it stands in. */
  public record Question(
      String id, String group, String text, String evidence, List<Choice> choices, String note) {}

  /** An answer as offered. */
  public record Choice(String value, String label, boolean chosen) {}

  /** The part to go on with: the first that is not answered in full. */
  public Part first() {
    return parts.stream()
        .filter(it -> it.answered() < it.all())
        .findFirst()
        .orElse(parts.getFirst());
  }
}
