package org.candor.exchange;

import static org.candor.web.Messages.text;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.SequencedSet;
import java.util.stream.Stream;
import org.candor.exchange.ImportPages.ColumnChoice;
import org.candor.exchange.ImportPages.ConstantChoice;
import org.candor.exchange.ImportPages.FieldChoice;
import org.candor.exchange.ImportPages.KnownSpellings;
import org.candor.exchange.ImportPages.MappingForm;
import org.candor.exchange.ImportPages.ValueChoice;
import org.candor.exchange.Mapping.Blanks;
import org.candor.exchange.Mapping.Join;
import org.candor.exchange.Mapping.Otherwise;
import org.candor.exchange.Mapping.Source;
import org.candor.register.Directory;
import org.candor.register.Field;
import org.candor.register.Register;
import org.candor.register.Words;
import org.candor.tabular.Dates.Order;
import org.candor.web.Option;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Lays a mapping out as a form on which every part of it can be changed. */
@Component
class MappingSheet {

  private static final int MOST_VALUES = 60;
  private static final int SHORT = 72;

  private final Mappings mappings;
  private final Directory directory;

  MappingSheet(Mappings mappings, Directory directory) {
    this.mappings = mappings;
    this.directory = directory;
  }

  MappingForm of(Register<?> register, Job job, List<String> fileColumns) {
    var mapping = job.mapping();
    var columns = new LinkedHashSet<>(fileColumns);
    columns.addAll(missing(mapping, fileColumns));
    var fields = new ArrayList<FieldChoice>();
    for (var field : Translator.asked(register)) {
      fields.add(field(register, field, job, columns));
    }
    var days = mapping.dates();
    return new MappingForm(
        known(register, mapping),
        keys(mapping, columns),
        options("exchange.order.", Order.values(), days.order()),
        months(days.fiscalYear()),
        days.earliest() == null ? "" : days.earliest().toString(),
        days.partial(),
        options("exchange.blanks.", Blanks.values(), mapping.blanks()),
        mapping.tidy(),
        String.join("\n", mapping.noAnswer().stream().filter(it -> !it.isEmpty()).toList()),
        otherwise(mapping),
        fields);
  }

  private static List<String> missing(Mapping mapping, List<String> fileColumns) {
    var there = fileColumns.stream().map(Spelling::normal).toList();
    return mapping.columns().stream().filter(it -> !there.contains(Spelling.normal(it))).toList();
  }

  private List<Option> known(Register<?> register, Mapping now) {
    return mappings.of(register).stream()
        .map(it -> new Option(it.name(), it.title(), it.name().equals(now.name())))
        .toList();
  }

  private static List<List<Option>> keys(Mapping mapping, SequencedSet<String> columns) {
    var keys = new ArrayList<List<Option>>();
    mapping.key().forEach(it -> keys.add(columns(it, columns)));
    keys.add(columns("", columns));
    return keys;
  }

  /** The mapping's spelling of a column may differ from the file's in case and blanks. */
  private static List<Option> columns(String chosen, SequencedSet<String> columns) {
    var normal = Spelling.normal(chosen);
    var options = new ArrayList<Option>();
    var taken = chosen.isEmpty();
    for (var it : columns) {
      var same = !taken && Spelling.normal(it).equals(normal);
      taken |= same;
      options.add(new Option(it, brief(it), same));
    }
    return options;
  }

  private static String brief(String text) {
    var line = Spelling.oneLine(text);
    return line.length() <= SHORT
        ? line
        : line.substring(0, line.offsetByCodePoints(0, SHORT - 2)) + "…";
  }

  private static <E extends Enum<E>> List<Option> options(String key, E[] all, E chosen) {
    return Arrays.stream(all)
        .map(it -> new Option(it.name(), text(key + it.name()), it == chosen))
        .toList();
  }

  private static List<Option> months(@Nullable Month chosen) {
    var locale = LocaleContextHolder.getLocale();
    return Arrays.stream(Month.values())
        .map(it -> new Option(it.name(), it.getDisplayName(TextStyle.FULL, locale), it == chosen))
        .toList();
  }

  /** What holds for all fields; nothing is chosen where they differ. */
  private static List<Option> otherwise(Mapping mapping) {
    var said =
        mapping.fields().values().stream()
            .filter(it -> !it.columns().isEmpty())
            .map(Source::otherwise)
            .distinct()
            .toList();
    return Arrays.stream(Otherwise.values())
        .map(
            it ->
                new Option(
                    it.name(), text("exchange.otherwise." + it.name()), said.equals(List.of(it))))
        .toList();
  }

  private FieldChoice field(
      Register<?> register, Field field, Job job, SequencedSet<String> columns) {
    var source =
        Objects.requireNonNullElse(job.mapping().fields().get(field.name()), Source.nothing());
    var values = values(register, field, job);
    return new FieldChoice(
        field.name(),
        Labels.of(register, field),
        Words.hint(register, field),
        summary(register, field, source),
        Stream.concat(source.columns().stream(), Stream.of(""))
            .map(it -> new ColumnChoice(columns(it, columns), source.labels().getOrDefault(it, "")))
            .toList(),
        options("exchange.join.", Join.values(), source.join()),
        options(
            "exchange.separator.",
            Separator.values(),
            Separator.spelled(source.separator()).orElse(Separator.PARAGRAPH)),
        lines(source.passOver()),
        lines(source.noAnswer()),
        source.split() == null ? "" : source.split(),
        field.many(),
        constant(register, field, source),
        values,
        spellings(register, field, source));
  }

  private static String lines(List<String> all) {
    return String.join("\n", all);
  }

  /** What fills the field, in a few words. */
  private static String summary(Register<?> register, Field field, Source source) {
    var constant = source.constant().stream().map(it -> Labels.value(register, field, it)).toList();
    if (source.columns().isEmpty()) {
      return constant.isEmpty()
          ? text("exchange.filled.nothing")
          : text("exchange.filled.constant", String.join("; ", constant));
    }
    var first = brief(source.columns().getFirst());
    var more = source.columns().size() - 1;
    return more == 0 ? first : text("exchange.filled.more", first, more);
  }

  private ConstantChoice constant(Register<?> register, Field field, Source source) {
    var said = source.constant();
    return switch (field) {
      case Field.Choice _, Field.Choices _ ->
          new ConstantChoice(
              "select",
              Answers.of(field).stream()
                  .map(
                      it ->
                          new Option(
                              it.name(), Labels.of(register, field, it), said.contains(it.name())))
                  .toList(),
              "");
      case Field.Flag _ ->
          new ConstantChoice(
              "select",
              Stream.of("true", "false")
                  .map(it -> new Option(it, Labels.value(register, field, it), said.contains(it)))
                  .toList(),
              "");
      case Field.Someone _ ->
          new ConstantChoice(
              "select",
              directory.people().stream()
                  .map(
                      it ->
                          new Option(
                              it.id().toString(), it.name(), said.contains(it.id().toString())))
                  .toList(),
              "");
      case Field.Day _ -> new ConstantChoice("date", List.of(), String.join("", said));
      case Field.Whole _ -> new ConstantChoice("number", List.of(), String.join("", said));
      case Field.Line _, Field.Paragraph _, Field.Terms _ ->
          new ConstantChoice("text", List.of(), String.join("; ", said));
    };
  }

  private static List<ValueChoice> values(Register<?> register, Field field, Job job) {
    var survey = job.survey().values().getOrDefault(field.name(), List.of());
    var values = new ArrayList<ValueChoice>();
    for (int i = 0; i < Math.min(survey.size(), MOST_VALUES); i++) {
      var counted = survey.get(i);
      if (!counted.text().isEmpty()) {
        values.add(
            new ValueChoice(
                Corrections.VALUE + field.name() + "." + i,
                counted.text(),
                counted.count(),
                answers(register, field, counted.option())));
      }
    }
    return values;
  }

  private static List<Option> answers(Register<?> register, Field field, String chosen) {
    var options = new ArrayList<Option>();
    for (var it : Answers.of(field)) {
      options.add(new Option(it.name(), Labels.of(register, field, it), it.name().equals(chosen)));
    }
    options.add(new Option(Corrections.NO_ANSWER, text("exchange.noanswer"), chosen.isEmpty()));
    return options;
  }

  private static List<KnownSpellings> spellings(Register<?> register, Field field, Source source) {
    var all = new ArrayList<KnownSpellings>();
    for (var it : Answers.of(field)) {
      all.add(
          new KnownSpellings(
              Corrections.SPELLINGS + field.name() + "." + it.name(),
              Labels.of(register, field, it),
              lines(source.values().getOrDefault(it.name(), List.of()))));
    }
    return all;
  }
}
