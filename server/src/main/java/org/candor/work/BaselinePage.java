package org.candor.work;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.candor.catalog.Catalog;
import org.candor.catalog.Framework;
import org.candor.web.Option;
import org.candor.web.Shell;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * One clause or area of the questionnaire; the whole of it where no part is chosen.
 *
 * @param framework that is asked about
 * @param frameworks to choose it among
 * @param parts all clauses and areas with how far each is answered
 * @param part the one shown; null on the overview
 * @param next the part after it; null on the last
 */
public record BaselinePage(
    Shell shell,
    Framework framework,
    List<Option> frameworks,
    long answered,
    long all,
    List<Part> parts,
    @Nullable Part part,
    List<Question> questions,
    @Nullable Part next,
    boolean mayAnswer,
    List<Baseline.Result> refusals) {

  /** Stands for the lines that stand under nothing. */
  static final String REST = "-";

  static final String AT = "/work/baseline";

  /** A clause or area. */
  public record Part(String framework, String id, String title, long answered, long all) {
    public String href() {
      return AT + "/" + UriUtils.encodePathSegment(id, StandardCharsets.UTF_8) + of(framework);
    }

    /** As the framework numbers it; empty where it has no number. */
    public String number() {
      return id.equals(REST) ? "" : id;
    }

    public String name() {
      return (number() + " " + title).strip();
    }
  }

  /** A line as a question, under the title of the clause it stands in. */
  public record Question(
      String id, String group, String text, String evidence, List<Choice> choices, String note) {}

  /** An answer as offered. */
  public record Choice(String value, String label, boolean chosen) {}

  private static String of(String framework) {
    return framework.equals(Catalog.ISO_42001) ? "" : "?framework=" + framework;
  }

  /** The overview. */
  public String href() {
    return at(framework.id());
  }

  static String at(String framework) {
    return AT + of(framework);
  }

  /** The framework by name. */
  public String title() {
    return framework.title();
  }

  /** The part to go on with: the first that is not answered in full. */
  public Part first() {
    return parts.stream()
        .filter(it -> it.answered() < it.all())
        .findFirst()
        .orElse(parts.getFirst());
  }
}
