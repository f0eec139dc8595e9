package org.candor.exchange;

import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.candor.records.RecordJson;
import org.candor.register.Directory;
import org.candor.register.Field;
import org.candor.register.Register;
import org.candor.tabular.Dates;
import org.candor.web.Messages;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * How the columns of one kind of file become the fields of one register. Saved as JSON.
 *
 * @param name of letters, digits and hyphens
 * @param register the path, e.g. {@code systems/ai-systems}
 * @param notes what was decided and why, for whoever checks it
 * @param key columns that together say which record a row is about; none where rows carry no key
 * @param namespace what the keys of its records begin with, so that the mapping finds them again
 *     under whatever name it is kept; null where that is its own name
 * @param noAnswer spellings that mean nothing was said, in any column
 * @param tidy whether entities, stray breaks and invisible characters are taken away
 * @param blanks what a blank cell does to a record that says something
 */
public record Mapping(
    String name,
    int version,
    String register,
    String title,
    List<String> notes,
    List<String> key,
    @Nullable String namespace,
    List<String> noAnswer,
    boolean tidy,
    Blanks blanks,
    Days dates,
    Map<String, Source> fields) {

  private static final JsonMapper JSON =
      RecordJson.MAPPER
          .rebuild()
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private static final String NAME = "[a-z0-9][a-z0-9-]{0,79}";

  public Mapping {
    if (!Objects.requireNonNullElse(name, "").matches(NAME)) {
      throw new IllegalArgumentException(Messages.text("exchange.mapping.name"));
    }
    if (register == null) {
      throw new IllegalArgumentException(Messages.text("exchange.mapping.register"));
    }
    if (namespace != null && !namespace.matches(NAME)) {
      throw new IllegalArgumentException(Messages.text("exchange.mapping.namespace"));
    }
    title = Objects.requireNonNullElse(title, name);
    notes = list(notes);
    key = list(key);
    noAnswer = list(noAnswer);
    blanks = Objects.requireNonNullElse(blanks, Blanks.KEEP);
    dates = Objects.requireNonNullElse(dates, Days.ANY);
    fields =
        Collections.unmodifiableMap(
            new LinkedHashMap<>(Objects.requireNonNullElse(fields, Map.of())));
  }

  /** What a blank cell does to a record that already says something. */
  public enum Blanks {
    /** Nothing: who says nothing contradicts nothing. */
    KEEP,
    /** It empties the field: for files that were exported to be edited. */
    ERASE
  }

  /** What becomes of a value that has no meaning here. */
  public enum Otherwise {
    /** The row stays out until someone mends it. */
    REFUSE,
    /**
     * The field stays without an answer, or keeps the one it has, and the import says so. Where the
     * record cannot be without it, the row stays out.
     */
    WARN
  }

  /** Which of several columns count. */
  public enum Join {
    FIRST,
    ALL
  }

  /**
   * How dates are to be read.
   *
   * @param earliest dates before this are mistakes of a spreadsheet
   * @param partial whether a month or a year is kept as its first day; else the field stays open
   */
  public record Days(
      Dates.Order order,
      @Nullable Month fiscalYear,
      @Nullable LocalDate earliest,
      boolean partial) {

    static final Days ANY = new Days(Dates.Order.UNDECLARED, null, null, false);

    public Days {
      order = Objects.requireNonNullElse(order, Dates.Order.UNDECLARED);
    }

    Dates.Preference preference() {
      return new Dates.Preference(order, fiscalYear);
    }

    Days in(Dates.Order other) {
      return new Days(other, fiscalYear, earliest, partial);
    }
  }

  /**
   * Where a field's value comes from.
   *
   * @param columns by name; with {@link Join#FIRST} the later ones stand in for blank ones
   * @param labels words put before a column's text, by column
   * @param passOver spellings that count only where no later column says more, such as Other
   * @param values spellings by the option they mean
   * @param noAnswer spellings that mean nothing was said, beside those of the mapping
   * @param split what separates the items of a list
   * @param constant what a new record says where the row says nothing; an existing one keeps what
   *     it says
   */
  public record Source(
      List<String> columns,
      Join join,
      String separator,
      Map<String, String> labels,
      List<String> passOver,
      Map<String, List<String>> values,
      List<String> noAnswer,
      Otherwise otherwise,
      @Nullable String split,
      List<String> constant) {

    public Source {
      columns = list(columns);
      join = Objects.requireNonNullElse(join, Join.FIRST);
      separator = Objects.requireNonNullElse(separator, "\n\n");
      labels = Map.copyOf(Objects.requireNonNullElse(labels, Map.of()));
      passOver = list(passOver);
      values =
          Collections.unmodifiableMap(
              new LinkedHashMap<>(Objects.requireNonNullElse(values, Map.of())));
      noAnswer = list(noAnswer);
      otherwise = Objects.requireNonNullElse(otherwise, Otherwise.REFUSE);
      constant = list(constant);
    }

    Source meaning(Map<String, List<String>> others, List<String> nothing) {
      return new Source(
          columns, join, separator, labels, passOver, others, nothing, otherwise, split, constant);
    }

    /** One column, whose values are left open where they mean nothing. */
    static Source column(String name) {
      return of(List.of(name), Map.of(), Otherwise.WARN);
    }

    /** No column yet. */
    static Source nothing() {
      return of(List.of(), Map.of(), Otherwise.WARN);
    }

    static Source of(List<String> columns, Map<String, List<String>> values, Otherwise otherwise) {
      return new Source(
          columns,
          Join.FIRST,
          "\n\n",
          Map.of(),
          List.of(),
          values,
          List.of(),
          otherwise,
          null,
          List.of());
    }
  }

  /**
   * @throws IllegalArgumentException when the text is no mapping, in words
   */
  public static Mapping read(String json) {
    try {
      return JSON.readValue(json, Mapping.class);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(words(e), e);
    }
  }

  private static String words(JacksonException e) {
    if (e.getCause() instanceof IllegalArgumentException it) {
      return String.valueOf(it.getMessage());
    }
    var at =
        e.getPath().stream()
            .map(JacksonException.Reference::getPropertyName)
            .filter(Objects::nonNull)
            .collect(Collectors.joining("."));
    return at.isEmpty()
        ? Messages.text("exchange.mapping.unread")
        : Messages.text("exchange.mapping.member", at);
  }

  public String json() {
    return RecordJson.MAPPER.writeValueAsString(this);
  }

  /** Every column the mapping asks for, once, in order. */
  List<String> columns() {
    return Stream.concat(
            key.stream(), fields.values().stream().flatMap(it -> it.columns().stream()))
        .distinct()
        .toList();
  }

  /** The columns of a file that come to nothing, in its own spelling and order. */
  List<String> unused(List<String> fileColumns) {
    var used = columns().stream().map(Spelling::normal).collect(Collectors.toSet());
    return fileColumns.stream().filter(it -> !used.contains(Spelling.normal(it))).toList();
  }

  /**
   * @throws IllegalArgumentException naming the field, when the register cannot be filled this way
   */
  void requireFor(Register<?> into) {
    if (!register.equals(into.path())) {
      throw new IllegalArgumentException(Messages.text("exchange.mapping.other", register));
    }
    var beside = List.of(Translator.ID, Translator.VERSION, Translator.EXTERNAL_KEY);
    fields.forEach(
        (name, source) -> {
          var field = into.field(name);
          if (field.isEmpty() && !beside.contains(name)) {
            throw new IllegalArgumentException(
                Messages.text("exchange.mapping.field", name, register));
          }
          if (field.isPresent() && !source.constant().isEmpty()) {
            constant(field.get(), source.constant());
          }
        });
    new Translator(into, this, columns(), new Tally(), Directory.NOBODY);
  }

  private static void constant(Field field, List<String> said) {
    try {
      field.parse(said);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "fields.%s.constant: %s".formatted(field.name(), e.getMessage()), e);
    }
  }

  /** What the keys of its records begin with, whatever the mapping is called today. */
  String space() {
    return namespace == null ? name : namespace;
  }

  Mapping with(Map<String, Source> others) {
    return new Mapping(
        name, version, register, title, notes, key, namespace, noAnswer, tidy, blanks, dates,
        others);
  }

  /** Under another name; what came in by it is found again. */
  Mapping named(String other, int itsVersion) {
    return titled(other, itsVersion, title).in(space());
  }

  /** Under a name that a person gave, as its title and simplified. */
  Mapping called(String given) {
    var simple = Spelling.normal(given).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    var fit = simple.substring(0, Math.min(80, simple.length()));
    return titled(fit.isEmpty() ? "own" : fit, 1, Spelling.brief(given)).in(space());
  }

  private Mapping titled(String other, int itsVersion, String itsTitle) {
    return new Mapping(
        other,
        itsVersion,
        register,
        itsTitle,
        notes,
        key,
        namespace,
        noAnswer,
        tidy,
        blanks,
        dates,
        fields);
  }

  /** With the keys of another mapping, as the one whose place it takes. */
  Mapping in(String space) {
    return new Mapping(
        name,
        version,
        register,
        title,
        notes,
        key,
        space.equals(name) ? null : space,
        noAnswer,
        tidy,
        blanks,
        dates,
        fields);
  }

  private static List<String> list(@Nullable List<String> given) {
    return given == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(given));
  }
}
