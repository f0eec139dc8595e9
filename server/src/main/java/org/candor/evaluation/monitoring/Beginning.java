package org.candor.evaluation.monitoring;

import static org.candor.evaluation.monitoring.MonitoringRegisters.MONITORS;
import static org.candor.web.Messages.text;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.candor.evaluation.monitoring.Monitor.Question;
import org.candor.kernel.Actor;
import org.candor.records.Entry;
import org.candor.records.FileStore;
import org.candor.records.Objected;
import org.candor.records.Records;
import org.candor.register.Directory;
import org.candor.register.Form;
import org.candor.register.Register;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** From a file to a monitor and its first measurement, without writing options. */
@Service
class Beginning {

  /** The fields of the page; the options of the question among them. */
  static final List<String> FIELDS =
      List.of(
          "name",
          "question",
          "prediction",
          "label",
          "by",
          "score",
          "favourable",
          "reference",
          "system",
          "controls",
          "decidedBy",
          "schedule",
          "validDays",
          "predicted",
          "actual",
          "query",
          "gain",
          "order",
          "timestamp",
          "max-age",
          "limits");

  /** Asked for where no limit is usual: without one nothing is judged. */
  private static final String LIMITS = "limits";

  /** What each question has to be told, and what most are told besides. */
  private static final Map<Question, List<String>> ASKED =
      Map.of(
          Question.FAIRNESS, List.of("prediction", "label", "by", "score", "favourable"),
          Question.PERFORMANCE, List.of("prediction", "label", "score"),
          Question.REGRESSION, List.of("predicted", "actual", LIMITS),
          Question.RANKING, List.of("query", "gain", "score", LIMITS),
          Question.SERIES, List.of("prediction", "label", "order"),
          Question.ESTIMATE, List.of("score", LIMITS),
          Question.QUALITY, List.of("label", "timestamp", "max-age"),
          Question.DRIFT, List.of(),
          Question.PROFILE, List.of());

  private final Register<Monitor> register;
  private final Records records;
  private final Sources sources;
  private final Runner runner;
  private final Directory directory;

  Beginning(
      Register<Monitor> register,
      Records records,
      Sources sources,
      Runner runner,
      Directory directory) {
    this.register = register;
    this.records = records;
    this.sources = sources;
    this.runner = runner;
    this.directory = directory;
  }

  /** A new data source with its file; null for a file without bytes. */
  Sources.@Nullable Answer source(String fileName, InputStream content, Actor actor) {
    var name = FileStore.name(fileName);
    var source =
        new DataSource(
            name,
            DataSource.Kind.UPLOAD,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            actor.person(),
            null,
            null,
            null,
            null);
    return sources.uploaded(source, name, content, actor);
  }

  /**
   * Answers that are proposed, from what the columns seem to be.
   *
   * @param wanted the question, by its name; any other to have one proposed
   */
  static Map<String, String> proposed(Entry<DataSource> source, Guessed guessed, String wanted) {
    var typed = new LinkedHashMap<String, String>();
    var chosen = Stream.of(Question.values()).filter(it -> it.name().equals(wanted)).findFirst();
    var question = chosen.orElseGet(() -> likely(guessed));
    typed.put("question", question.name());
    typed.put(
        "name",
        text("evaluation.begin.called", Labels.question(question), source.content().name()));
    typed.put("prediction", guessed.prediction());
    typed.put("label", guessed.label());
    typed.put("by", guessed.by());
    typed.put("score", guessed.score());
    typed.put("favourable", "1");
    typed.put("controls", served(question));
    typed.put("validDays", "" + Monitor.USUAL_DAYS);
    return typed;
  }

  private static Question likely(Guessed guessed) {
    var fair = !guessed.prediction().isEmpty() && !guessed.label().isEmpty();
    return fair && !guessed.by().isEmpty()
        ? Question.FAIRNESS
        : fair ? Question.PERFORMANCE : Question.QUALITY;
  }

  /** What such a question can show: of data, of what a model does in operation, of its effects. */
  private static String served(Question question) {
    return switch (question) {
      case FAIRNESS -> "A.5.4, A.6.2.6";
      case QUALITY, PROFILE -> "A.7.4";
      case DRIFT -> "A.7.4, A.6.2.6";
      case PERFORMANCE, REGRESSION, RANKING, SERIES, ESTIMATE -> "A.6.2.4, A.6.2.6";
    };
  }

  /**
   * A monitor, or what is wrong with it by field.
   *
   * @param monitor null while there are errors
   */
  record Outcome(@Nullable Entry<Monitor> monitor, Map<String, String> errors) {}

  /** Records the monitor and begins its first run. */
  @Transactional
  public Outcome begin(Entry<DataSource> source, Map<String, String> typed, Actor actor) {
    var form = Form.read(register, sent(source, typed, actor), null, directory);
    if (form.content() == null) {
      return new Outcome(null, form.errors());
    }
    var monitor = records.record(MONITORS.kind(), form.content(), actor);
    runner.begin(monitor.id(), actor);
    return new Outcome(monitor, Map.of());
  }

  private Map<String, List<String>> sent(
      Entry<DataSource> source, Map<String, String> typed, Actor actor) {
    var sent = new HashMap<String, List<String>>();
    for (var name : List.of("name", "question", "reference", "system", "schedule", "validDays")) {
      sent.put(name, List.of(typed.getOrDefault(name, "")));
    }
    sent.put("source", List.of(source.label()));
    sent.put("controls", List.of(typed.getOrDefault("controls", "").split(",")));
    sent.put("decidedBy", List.of(typed.getOrDefault("decidedBy", "").split(",")));
    sent.put("options", options(typed));
    sent.put(LIMITS, List.of(typed.getOrDefault(LIMITS, "").split(",")));
    if (actor.person() != null && directory.knows(actor.person())) {
      sent.put("owner", List.of(actor.person().toString()));
    }
    return sent;
  }

  private static List<String> options(Map<String, String> typed) {
    var options = new ArrayList<String>();
    for (var name : asked(typed.get("question"))) {
      var value = typed.getOrDefault(name, "").strip();
      if (!value.isEmpty() && !name.equals(LIMITS)) {
        options.add(name + ": " + value);
      }
    }
    return options;
  }

  /** The options of a question, by its name; none where there is no such question. */
  static List<String> asked(@Nullable String question) {
    return Stream.of(Question.values())
        .filter(it -> it.name().equals(question))
        .findFirst()
        .map(it -> ASKED.getOrDefault(it, List.of()))
        .orElse(List.of());
  }

  /** What guards of the room object to, by field. */
  static Map<String, String> errors(Objected e) {
    var errors = new LinkedHashMap<String, String>();
    e.objections().forEach(it -> errors.put(it.field(), it.message()));
    return errors.isEmpty() ? Map.of("", text("evaluation.refused")) : errors;
  }
}
