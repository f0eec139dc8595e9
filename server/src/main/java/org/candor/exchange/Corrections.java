package org.candor.exchange;

import static org.candor.web.Messages.text;

import java.time.LocalDate;
import java.time.Month;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.candor.exchange.Mapping.Blanks;
import org.candor.exchange.Mapping.Days;
import org.candor.exchange.Mapping.Join;
import org.candor.exchange.Mapping.Otherwise;
import org.candor.exchange.Mapping.Source;
import org.candor.exchange.Report.Counted;
import org.candor.register.Field;
import org.candor.register.Register;
import org.candor.tabular.Dates.Order;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What a person changed on the mapping page, put into the mapping. What a form does not mention
 * stays as it was.
 *
 * @param mapping with everything that could be understood
 * @param problems what could not, each naming its field
 */
record Corrections(Mapping mapping, List<String> problems) {

  /** Before the name of a field: the columns chosen for it, in order. */
  static final String COLUMN = "column.";

  /** The words put before each of these columns' texts, in the same order. */
  static final String LABEL = "label.";

  static final String JOIN = "join.";
  static final String SEPARATOR = "separator.";
  static final String PASS_OVER = "passOver.";
  static final String NOTHING = "noAnswer.";
  static final String SPLIT = "split.";
  static final String CONSTANT = "constant.";

  /** Before field and place in the survey: the option chosen for a spelling of this file. */
  static final String VALUE = "value.";

  /** Before field and option: spellings, one a line, whether this file has them or not. */
  static final String SPELLINGS = "spellings.";

  /** What becomes of values that have no meaning. */
  static final String OTHERWISE = "otherwise";

  static final String KEY = "key";
  static final String ORDER = "order";
  static final String FISCAL_YEAR = "fiscalYear";
  static final String EARLIEST = "earliest";
  static final String PARTIAL = "partial";
  static final String BLANKS = "blanks";
  static final String TIDY = "tidy";
  static final String NO_ANSWERS = "noAnswer";

  /** Says that a spelling means nothing was said. */
  static final String NO_ANSWER = "-";

  static Corrections apply(
      Register<?> register,
      Mapping mapping,
      Report.Survey survey,
      MultiValueMap<String, String> sent) {
    var problems = new ArrayList<String>();
    var fields = new LinkedHashMap<String, Source>();
    mapping
        .fields()
        .forEach(
            (name, source) -> {
              if (register.field(name).isEmpty()) {
                fields.put(name, source);
              }
            });
    for (var field : register.fields()) {
      var before = mapping.fields().get(field.name());
      var source = new OneField(register, field, sent, problems).applied(before);
      if (source != null) {
        var counted = survey.values().getOrDefault(field.name(), List.of());
        fields.put(field.name(), valued(field, source, counted, sent));
      }
    }
    return new Corrections(whole(mapping, sent, problems).with(fields), List.copyOf(problems));
  }

  /** What holds for the file as a whole. */
  private static Mapping whole(
      Mapping it, MultiValueMap<String, String> sent, List<String> problems) {
    if (!sent.containsKey(ORDER)) {
      return it;
    }
    return new Mapping(
        it.name(),
        it.version(),
        it.register(),
        it.title(),
        it.notes(),
        said(sent, KEY),
        it.namespace(),
        lines(sent.getFirst(NO_ANSWERS)),
        sent.containsKey(TIDY),
        named(Blanks.values(), sent.getFirst(BLANKS), it.blanks()),
        days(it.dates(), sent, problems),
        it.fields());
  }

  private static Days days(Days before, MultiValueMap<String, String> sent, List<String> problems) {
    var month = Objects.requireNonNullElse(sent.getFirst(FISCAL_YEAR), "");
    return new Days(
        named(Order.values(), sent.getFirst(ORDER), before.order()),
        month.isEmpty() ? null : named(Month.values(), month, Month.JANUARY),
        day(sent.getFirst(EARLIEST), before.earliest(), problems),
        sent.containsKey(PARTIAL));
  }

  private static @Nullable LocalDate day(
      @Nullable String text, @Nullable LocalDate before, List<String> problems) {
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      return LocalDate.parse(text.strip());
    } catch (DateTimeParseException e) {
      problems.add(text("exchange.problem.earliest"));
      return before;
    }
  }

  static <E extends Enum<E>> E named(E[] all, @Nullable String name, E otherwise) {
    for (var it : all) {
      if (it.name().equals(name)) {
        return it;
      }
    }
    return otherwise;
  }

  static List<String> said(MultiValueMap<String, String> sent, String name) {
    return sent.getOrDefault(name, List.of()).stream()
        .map(String::strip)
        .filter(it -> !it.isEmpty())
        .distinct()
        .toList();
  }

  /** Spellings as they are typed, one a line; the empty one always means nothing was said. */
  static List<String> lines(@Nullable String text) {
    return text == null
        ? List.of()
        : text.lines().map(String::strip).filter(it -> !it.isEmpty()).distinct().toList();
  }

  private static Source valued(
      Field field, Source source, List<Counted> survey, MultiValueMap<String, String> sent) {
    var values = new LinkedHashMap<String, List<String>>();
    for (var option : Answers.of(field)) {
      var typed = sent.getFirst(SPELLINGS + field.name() + "." + option.name());
      var known = source.values().getOrDefault(option.name(), List.of());
      var now = typed == null ? known : lines(typed);
      if (!now.isEmpty()) {
        values.put(option.name(), new ArrayList<>(now));
      }
    }
    var noAnswer = new ArrayList<>(source.noAnswer());
    for (int i = 0; i < survey.size(); i++) {
      var chosen = sent.getFirst(VALUE + field.name() + "." + i);
      if (chosen != null && !chosen.isEmpty() && !chosen.equals(survey.get(i).option())) {
        decide(field, survey.get(i).text(), chosen, values, noAnswer);
      }
    }
    return source.meaning(values, noAnswer);
  }

  private static void decide(
      Field field,
      String text,
      String chosen,
      Map<String, List<String>> values,
      List<String> noAnswer) {
    var normal = Spelling.normal(text);
    values.values().forEach(it -> it.removeIf(old -> Spelling.normal(old).equals(normal)));
    noAnswer.removeIf(old -> Spelling.normal(old).equals(normal));
    if (chosen.equals(NO_ANSWER)) {
      noAnswer.add(text);
    } else if (Answers.of(field).stream().anyMatch(it -> it.name().equals(chosen))) {
      values.computeIfAbsent(chosen, _ -> new ArrayList<>()).add(text);
    }
  }

  /** One field of the form. */
  private record OneField(
      Register<?> register,
      Field field,
      MultiValueMap<String, String> sent,
      List<String> problems) {

    @Nullable Source applied(@Nullable Source before) {
      var all = sent.get(COLUMN + field.name());
      var constant = constant(before == null ? List.of() : before.constant());
      if (all == null && before == null && constant.isEmpty()) {
        return null;
      }
      var old = before == null ? Source.nothing() : before;
      var columns = all == null ? old.columns() : said(sent, COLUMN + field.name());
      if (columns.isEmpty() && constant.isEmpty()) {
        return null;
      }
      return new Source(
          columns,
          named(Join.values(), first(JOIN), old.join()),
          separator(old.separator()),
          all == null ? old.labels() : labels(all, old.labels()),
          typed(PASS_OVER, old.passOver()),
          old.values(),
          typed(NOTHING, old.noAnswer()),
          named(Otherwise.values(), sent.getFirst(OTHERWISE), old.otherwise()),
          split(old.split()),
          constant);
    }

    private @Nullable String first(String prefix) {
      return sent.getFirst(prefix + field.name());
    }

    private List<String> typed(String prefix, List<String> before) {
      var text = first(prefix);
      return text == null ? before : lines(text);
    }

    private String separator(String before) {
      var chosen = first(SEPARATOR);
      return chosen == null ? before : Separator.of(chosen, before);
    }

    private @Nullable String split(@Nullable String before) {
      var text = first(SPLIT);
      return text == null ? before : text.isBlank() ? null : text.strip();
    }

    private Map<String, String> labels(List<String> columns, Map<String, String> before) {
      var texts = sent.get(LABEL + field.name());
      if (texts == null) {
        return before;
      }
      var labels = new LinkedHashMap<String, String>();
      for (int i = 0; i < Math.min(columns.size(), texts.size()); i++) {
        if (!columns.get(i).isBlank() && !texts.get(i).isBlank()) {
          labels.put(columns.get(i).strip(), texts.get(i).strip());
        }
      }
      return labels;
    }

    private List<String> constant(List<String> before) {
      if (!sent.containsKey(CONSTANT + field.name())) {
        return before;
      }
      var typed = said(sent, CONSTANT + field.name());
      try {
        if (!typed.isEmpty()) {
          field.parse(typed);
        }
        return typed;
      } catch (IllegalArgumentException e) {
        var label = Labels.of(register, field);
        problems.add(text("exchange.problem.constant", label, String.valueOf(e.getMessage())));
        return before;
      }
    }
  }
}
