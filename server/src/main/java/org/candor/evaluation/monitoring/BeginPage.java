package org.candor.evaluation.monitoring;

import static org.candor.web.Messages.text;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.candor.evaluation.monitoring.Monitor.Question;
import org.candor.records.Entry;
import org.candor.web.Option;
import org.candor.web.Shell;

/**
 * A monitor on its way: first the rows, then what is asked of them, guessed and confirmed.
 *
 * @param sources those there are, to choose one
 * @param problem why nothing was recorded; empty where nothing was refused
 */
public record BeginPage(Shell shell, List<Option> sources, String problem) {

  public BeginPage {
    sources = List.copyOf(sources);
  }

  /**
   * The second step.
   *
   * @param guessed what speaks for the answers that are proposed
   * @param typed by the name of the field
   * @param errors by the name of the field; empty key for the whole
   */
  public record Asked(
      Shell shell,
      Entry<DataSource> source,
      Map<String, String> reasons,
      String columns,
      Map<String, String> typed,
      Map<String, String> errors,
      String unreadable) {

    public Asked {
      reasons = Map.copyOf(reasons);
      typed = Map.copyOf(typed);
      errors = Map.copyOf(errors);
    }

    public String value(String name) {
      return typed.getOrDefault(name, "");
    }

    public String error(String name) {
      return errors.getOrDefault(name, "");
    }

    /** What to say beside a field: why it was guessed so, else what belongs there. */
    public String hint(String name) {
      var why = reasons.get(name);
      var what = text("evaluation.begin." + name + ".hint");
      return why == null ? what : what + " " + text("evaluation.begin.guessed", why);
    }

    public List<Option> questions() {
      return Stream.of(Question.values())
          .map(
              it -> new Option(it.name(), Labels.question(it), it.name().equals(value("question"))))
          .toList();
    }

    /** The options of the question that is chosen. */
    public List<String> asked() {
      return Beginning.asked(value("question"));
    }

    public List<Option> schedules() {
      return Stream.of("daily", "weekly", "monthly")
          .map(it -> new Option(it, text("evaluation.begin." + it), it.equals(value("schedule"))))
          .toList();
    }

    public String action() {
      return MonitoringController.AT + "/new/" + source.label();
    }

    /** Errors of what this page has no field for. */
    public List<String> others() {
      return errors.entrySet().stream()
          .filter(it -> !Beginning.FIELDS.contains(it.getKey()))
          .map(Map.Entry::getValue)
          .toList();
    }
  }
}
