package org.candor.evaluation.monitoring;

import static org.candor.evaluation.monitoring.MonitoringRegisters.MONITORS;
import static org.candor.web.Messages.text;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.candor.evaluation.monitoring.Monitor.Question;
import org.candor.kernel.Actor;
import org.candor.measure.reading.Titles;
import org.candor.records.Entry;
import org.candor.records.FileStore;
import org.candor.records.Objected;
import org.candor.records.Records;
import org.candor.register.Directory;
import org.candor.register.Form;
import org.candor.register.Register;
import org.candor.web.Messages;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** From a file to a monitor and its first measurement, without writing options. */
@Service
class Beginning {

  /** Limits on numbers that the page does not name. */
  static final String LIMITS = "limits";

  /** A line that a monitor was wanted for, when somebody came here. */
  static final String SERVING = "serving";

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
          "columns",
          "predicted",
          "actual",
          "query",
          "gain",
          "order",
          "timestamp",
          "max-age",
          LIMITS,
          "reference",
          "system",
          "controls",
          "objective",
          "decidedBy",
          "owner",
          "schedule",
          "validDays");

  private static final String AGE = "max-age";

  /** Scores alone do not tell these. */
  private static final Set<String> OF_PREDICTIONS =
      Set.of("accuracyOverBaseline", "accuracy", "recall", "precision");

  /** Beyond these a line is no help. */
  private static final int MOST_COLUMNS = 40;

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

  /** Answers that are proposed, from what the columns seem to be. */
  static Answered proposed(Entry<DataSource> source, Guessed guessed) {
    var fair = !guessed.prediction().isEmpty() && !guessed.label().isEmpty();
    var question =
        fair && !guessed.by().isEmpty()
            ? Question.FAIRNESS
            : fair ? Question.PERFORMANCE : Question.QUALITY;
    var answered =
        new Answered(Map.of())
            .with(
                "name",
                text("evaluation.begin.called", Labels.question(question), source.content().name()))
            .with("prediction", guessed.prediction())
            .with("label", guessed.label())
            .with("by", guessed.by())
            .with("score", guessed.score())
            .with("favourable", "1")
            .with("columns", columns(guessed))
            .with("schedule", source.content().kind() == DataSource.Kind.UPLOAD ? "" : "monthly")
            .with("validDays", "" + Monitor.USUAL_DAYS);
    return asking(answered, question.name(), guessed);
  }

  /** All but those that name a row: they always differ. Empty for all there are. */
  static String columns(Guessed guessed) {
    var few = guessed.seen().size() <= MOST_COLUMNS;
    var others = guessed.seen().stream().filter(it -> !it.key()).map(Guessed.Seen::name).toList();
    return few && others.size() < guessed.seen().size() ? String.join(", ", others) : "";
  }

  /** Another question with what usually decides it and what it usually serves. */
  static Answered asking(Answered answered, String question, Guessed guessed) {
    var quality = question.equals(Question.QUALITY.name());
    var known = List.of("", guessed.label(), guessed.labelColumn());
    var label = known.contains(answered.one("label"));
    var asked =
        label
            ? answered.with("label", quality ? guessed.labelColumn() : guessed.label())
            : answered;
    asked = scored(asked, question, guessed).with("question", question);
    var askable = Askable.of(question).orElse(null);
    return askable == null
        ? asked
        : asked
            .with("name", called(asked.one("name"), Question.valueOf(question)))
            .with("decidedBy", askable.deciding())
            .with("controls", askable.controls());
  }

  /**
   * With the line it was wanted for among those it serves. Data that are to be good are asked for
   * their quality, where nobody has chosen what is asked.
   */
  static Answered serving(Answered answered, boolean proposed, Guessed guessed) {
    var line = answered.one(SERVING);
    if (line.isEmpty()) {
      return answered;
    }
    var data = line.equals(MonitoringRegisters.DATA_QUALITY);
    var asked = proposed && data ? asking(answered, Question.QUALITY.name(), guessed) : answered;
    var known = List.of(Question.values()).stream().map(Question::name).toList();
    var question = asked.one("question");
    if (data && known.contains(question) && !Question.valueOf(question).ofData()) {
      return asked;
    }
    var lines = new LinkedHashSet<>(asked.many("controls"));
    lines.add(line);
    return asked.with("controls", List.copyOf(lines));
  }

  /** Drift asks of scores and labels only where somebody says so: the reference may have none. */
  private static Answered scored(Answered asked, String question, Guessed guessed) {
    if (!question.equals(Question.DRIFT.name())) {
      return asked.one("score").isEmpty() ? asked.with("score", guessed.score()) : asked;
    }
    var known = List.of(guessed.label(), guessed.labelColumn());
    var label = asked.one("label");
    var score = asked.one("score");
    return asked
        .with("label", known.contains(label) ? "" : label)
        .with("score", guessed.score().equals(score) ? "" : score);
  }

  /** A name that was proposed for another question, as it is for this one; any other as it is. */
  private static String called(String name, Question question) {
    for (var other : Question.values()) {
      var before = text("evaluation.begin.called", Labels.question(other), "");
      if (name.startsWith(before)) {
        var rows = name.substring(before.length());
        return text("evaluation.begin.called", Labels.question(question), rows);
      }
    }
    return name;
  }

  /**
   * A monitor, or what is wrong with it by field.
   *
   * @param monitor null while there are errors
   */
  record Outcome(@Nullable Entry<Monitor> monitor, Map<String, String> errors) {}

  /** Records the monitor and begins its first run. */
  @Transactional
  public Outcome begin(Entry<DataSource> source, Answered typed, Actor actor) {
    var form = Form.read(register, sent(source, typed, actor), null, directory);
    var lacking = lacking(typed);
    if (form.content() == null || !lacking.isEmpty()) {
      return new Outcome(null, errors(form, lacking));
    }
    var monitor = records.record(MONITORS.kind(), form.content(), actor);
    runner.begin(monitor.id(), actor);
    return new Outcome(monitor, Map.of());
  }

  /** What cannot be guessed and was not said, by field; and what is no limit. */
  private static Map<String, String> lacking(Answered typed) {
    var lacking = new LinkedHashMap<String, String>();
    Askable.of(typed.one("question")).ifPresent(it -> lacking(it, typed, lacking));
    return lacking;
  }

  private static void lacking(Askable asked, Answered typed, Map<String, String> lacking) {
    for (var name : asked.required()) {
      if (typed.many(name).isEmpty()) {
        lacking.put(name, missing(name));
      }
    }
    var judged = typed.one("question").equals(Question.PERFORMANCE.name());
    if (judged && typed.one("prediction").isEmpty() && typed.one("score").isEmpty()) {
      lacking.put("prediction", text("evaluation.begin.missing.judged"));
    }
    if (judged && typed.one("prediction").isEmpty()) {
      typed.many("decidedBy").stream()
          .filter(OF_PREDICTIONS::contains)
          .findFirst()
          .ifPresent(it -> lacking.put("decidedBy", unpredicted(it)));
    }
    var age = asked.asks(AGE) ? typed.one(AGE) : "";
    if (!age.isEmpty() && typed.one("timestamp").isEmpty()) {
      lacking.put("timestamp", text("evaluation.begin.missing.timestamp"));
    }
    if (!age.isEmpty() && !FurtherAsking.isSpan(age)) {
      lacking.put(AGE, text("evaluation.begin.span.wrong", age));
    }
    OwnLimits.wrong(typed, asked.measures()).ifPresent(it -> lacking.put("decidedBy", it));
  }

  private static String unpredicted(String measure) {
    return text("evaluation.begin.missing.prediction.of", Titles.of(measure));
  }

  private static String missing(String field) {
    return Messages.find("evaluation.begin.missing." + field)
        .orElseGet(() -> text("evaluation.begin.missing", text("evaluation.begin." + field)));
  }

  /** Whatever is said of the options as a whole is said of the field that lacks, where one does. */
  private static Map<String, String> errors(Form<?> form, Map<String, String> lacking) {
    var errors = new LinkedHashMap<>(form.errors());
    if (!lacking.isEmpty()) {
      errors.remove("options");
      if (lacking.containsKey("decidedBy")) {
        errors.remove(LIMITS);
      }
      errors.putAll(lacking);
    }
    return errors;
  }

  private Map<String, List<String>> sent(Entry<DataSource> source, Answered typed, Actor actor) {
    var sent = new HashMap<String, List<String>>();
    for (var name : List.of("name", "question", "system", "objective", "schedule", "validDays")) {
      sent.put(name, List.of(typed.one(name)));
    }
    var drift = typed.one("question").equals(Question.DRIFT.name());
    sent.put("reference", List.of(drift ? typed.one("reference") : ""));
    sent.put("source", List.of(source.label()));
    sent.put("controls", typed.many("controls"));
    sent.put("options", options(typed));
    limited(sent, typed);
    if (typed.has("owner")) {
      sent.put("owner", List.of(typed.one("owner")));
    } else if (actor.person() != null && directory.knows(actor.person())) {
      sent.put("owner", List.of(actor.person().toString()));
    }
    return sent;
  }

  /** Who sets a limit on a number means it to decide, beside what was ticked. */
  private static void limited(Map<String, List<String>> sent, Answered typed) {
    var measures = Askable.of(typed.one("question")).map(Askable::measures).orElse(List.of());
    var limits = new ArrayList<>(OwnLimits.lines(typed, measures));
    limits.addAll(typed.many(LIMITS));
    sent.put(LIMITS, limits);
    var deciding = new LinkedHashSet<>(typed.many("decidedBy"));
    if (!deciding.isEmpty()) {
      deciding.addAll(OwnLimits.limited(typed, measures));
      if (!typed.one(AGE).isEmpty() && asksAge(typed)) {
        deciding.add("age");
      }
    }
    sent.put("decidedBy", List.copyOf(deciding));
  }

  /** How old the newest row may be is a limit too. */
  private static boolean asksAge(Answered typed) {
    return Askable.of(typed.one("question")).map(it -> it.asks(AGE)).orElse(false);
  }

  private static List<String> options(Answered typed) {
    var options = new ArrayList<String>();
    var askable = Askable.of(typed.one("question")).orElse(null);
    if (askable == null) {
      return options;
    }
    for (var name : askable.options()) {
      var value =
          name.equals("by") || name.equals("columns")
              ? String.join(", ", typed.many(name))
              : typed.one(name);
      if (!value.isEmpty()) {
        options.add(name + ": " + value);
      }
    }
    var by = typed.many("by");
    var against =
        typed.many("against").stream()
            .filter(it -> by.contains(it.substring(0, Math.max(0, it.indexOf('=')))))
            .toList();
    if (askable.asks("by") && !against.isEmpty()) {
      options.add("reference: " + String.join(", ", against));
    }
    return options;
  }

  /** What guards of the room object to, by field. */
  static Map<String, String> errors(Objected e) {
    var errors = new LinkedHashMap<String, String>();
    e.objections().forEach(it -> errors.put(it.field(), it.message()));
    return errors.isEmpty() ? Map.of("", text("evaluation.refused")) : errors;
  }
}
