package org.candor.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.candor.exchange.Mapping.Join;
import org.candor.exchange.Mapping.Otherwise;
import org.candor.exchange.Mapping.Source;
import org.candor.exchange.Report.Counted;
import org.candor.register.Field;
import org.candor.register.Register;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** What a person changed on the mapping page, put into the mapping. */
final class Corrections {

  /** Before the name of a field: the column chosen for it. */
  static final String COLUMN = "column.";

  /** Before field and place in the survey: the option chosen for a spelling. */
  static final String VALUE = "value.";

  /** What becomes of values that have no meaning. */
  static final String OTHERWISE = "otherwise";

  /** Says that a spelling means nothing was said. */
  static final String NO_ANSWER = "-";

  private Corrections() {}

  static Mapping apply(
      Register<?> register,
      Mapping mapping,
      Report.Survey survey,
      MultiValueMap<String, String> sent) {
    var fields = new LinkedHashMap<String, Source>();
    mapping
        .fields()
        .forEach(
            (name, source) -> {
              if (register.field(name).isEmpty() || !source.constant().isEmpty()) {
                fields.put(name, source);
              }
            });
    var otherwise = "WARN".equals(sent.getFirst(OTHERWISE)) ? Otherwise.WARN : Otherwise.REFUSE;
    for (var field : register.fields()) {
      var source = source(field, mapping.fields().get(field.name()), sent, otherwise);
      if (source != null) {
        var counted = survey.values().getOrDefault(field.name(), List.of());
        fields.put(field.name(), valued(field, source, counted, sent));
      }
    }
    return mapping.with(fields);
  }

  private static @Nullable Source source(
      Field field,
      @Nullable Source before,
      MultiValueMap<String, String> sent,
      Otherwise otherwise) {
    var column = sent.getFirst(COLUMN + field.name());
    if (column == null) {
      return before;
    }
    if (column.isEmpty()) {
      return before != null && !before.constant().isEmpty() ? before : null;
    }
    return before == null
        ? Source.of(List.of(column), Map.of(), otherwise)
        : moved(before, column, otherwise);
  }

  /** Keeps the columns that stand beside one another unless another one is chosen. */
  private static Source moved(Source before, String column, Otherwise otherwise) {
    var kept = before.columns().stream().map(Spelling::normal).toList();
    var same = kept.contains(Spelling.normal(column));
    return new Source(
        same ? before.columns() : List.of(column),
        same ? before.join() : Join.FIRST,
        before.separator(),
        before.labels(),
        before.passOver(),
        before.values(),
        before.noAnswer(),
        otherwise,
        before.split(),
        List.of());
  }

  private static Source valued(
      Field field, Source source, List<Counted> survey, MultiValueMap<String, String> sent) {
    var values = new LinkedHashMap<String, List<String>>();
    source.values().forEach((option, spellings) -> values.put(option, new ArrayList<>(spellings)));
    var noAnswer = new ArrayList<>(source.noAnswer());
    for (int i = 0; i < survey.size(); i++) {
      var text = survey.get(i).text();
      var chosen = sent.getFirst(VALUE + field.name() + "." + i);
      if (chosen != null && !chosen.isEmpty() && !chosen.equals(survey.get(i).option())) {
        var normal = Spelling.normal(text);
        values.values().forEach(it -> it.removeIf(old -> Spelling.normal(old).equals(normal)));
        noAnswer.removeIf(old -> Spelling.normal(old).equals(normal));
        (chosen.equals(NO_ANSWER)
                ? noAnswer
                : values.computeIfAbsent(chosen, _ -> new ArrayList<>()))
            .add(text);
      }
    }
    values.values().removeIf(List::isEmpty);
    values.keySet().removeIf(it -> known(field, it) == null);
    return new Source(
        source.columns(),
        source.join(),
        source.separator(),
        source.labels(),
        source.passOver(),
        values,
        noAnswer,
        source.otherwise(),
        source.split(),
        source.constant());
  }

  private static @Nullable Enum<?> known(Field field, String name) {
    for (var option : FieldReader.options(field)) {
      if (option.name().equals(name)) {
        return option;
      }
    }
    return null;
  }
}
