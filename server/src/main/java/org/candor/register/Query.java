package org.candor.register;

import static org.candor.web.Messages.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.candor.records.Search;
import org.jspecify.annotations.Nullable;

/**
 * Which records of a register, in which order, from where. Its text form is the query string of
 * page, API and export alike, so a number and the rows behind it come from one query.
 *
 * @param search words that all must occur, each as the beginning of a word; or a number like SYS-12
 * @param sort null sorts by number
 * @param retired whether retired records are shown instead of those in use
 * @param after where the page before ended
 * @param limit rows of a page, 1 to 1,000
 */
public record Query(
    List<Filter> filters,
    String search,
    @Nullable Field sort,
    boolean descending,
    boolean retired,
    @Nullable Cursor after,
    int limit) {

  /** What stands for "no answer" in a filter: {@code stage=-}. */
  public static final String NONE = "-";

  /**
   * Before a text it asks for that text and no longer one: {@code unit==Ward 1}. The text "-" is
   * asked for so too.
   */
  public static final String EXACTLY = "=";

  /** Names that mean something else in a query string; no field may be called so. */
  public static final Set<String> RESERVED =
      Set.of(
          "q", "sort", "after", "limit", "asOf", "retired", "columns", "view", "version", "why",
          "format");

  public static final int PAGE = 50;
  public static final int LONGEST_PAGE = 1_000;

  public static Query all() {
    return new Query(List.of(), "", null, false, false, null, PAGE);
  }

  /**
   * Reads a query string.
   *
   * @throws BadQuery naming every parameter that cannot be read
   */
  public static Query read(Register<?> register, Map<String, List<String>> parameters) {
    var errors = new LinkedHashMap<String, String>();
    var filters = new ArrayList<Filter>();
    parameters.forEach(
        (name, values) -> {
          var field = register.field(name);
          if (!values.stream().allMatch(Query::isText)) {
            errors.put(name, noText());
          } else if (values.stream().allMatch(String::isBlank) && field.isPresent()) {
            return; // a form sends what was left empty: it narrows nothing
          } else if (field.isPresent()) {
            guarded(name, errors, () -> filters.add(Asked.of(field.get(), values)));
          } else if (!RESERVED.contains(name)) {
            errors.put(name, text("register.query.unknown"));
          }
        });
    var sort = first(parameters, "sort");
    var descending = sort.startsWith("-");
    var sortField =
        sort.isEmpty() ? null : sortable(register, descending ? sort.substring(1) : sort, errors);
    var search = first(parameters, "q").strip();
    if (Search.words(search).size() > Search.MOST_WORDS) {
      errors.putIfAbsent("q", tooManyWords());
    }
    var query =
        new Query(
            filters,
            search,
            sortField,
            descending,
            retired(first(parameters, "retired"), errors),
            cursor(first(parameters, "after"), errors),
            limit(first(parameters, "limit"), errors));
    if (!errors.isEmpty()) {
      throw new BadQuery(errors);
    }
    return query;
  }

  public Query from(@Nullable Cursor cursor) {
    return new Query(filters, search, sort, descending, retired, cursor, limit);
  }

  public Query limited(int rows) {
    return new Query(filters, search, sort, descending, retired, after, rows);
  }

  public static boolean sortable(Field field) {
    return switch (field) {
      case Field.Line _, Field.Choice _, Field.Day _, Field.Whole _, Field.Flag _ -> true;
      case Field.Paragraph _, Field.Choices _, Field.Terms _, Field.Someone _ -> false;
    };
  }

  /**
   * For what is searched in many registers at once.
   *
   * @throws BadQuery when a parameter holds what is no text
   */
  public static void requireText(String name, String value) {
    if (!isText(value)) {
      throw new BadQuery(Map.of(name, noText()));
    }
  }

  static String tooManyWords() {
    return text("register.query.words", Search.MOST_WORDS);
  }

  private static String noText() {
    return text("register.query.no-text");
  }

  /** PostgreSQL has no NUL, and UTF-8 no lone surrogate. */
  private static boolean isText(String value) {
    return value
        .codePoints()
        .noneMatch(it -> it == 0 || it >= Character.MIN_SURROGATE && it <= Character.MAX_SURROGATE);
  }

  private static @Nullable Field sortable(
      Register<?> register, String name, Map<String, String> errors) {
    var field = register.field(name).filter(Query::sortable);
    if (field.isEmpty() && !name.equals("number")) {
      errors.putIfAbsent("sort", text("register.query.sort", name));
    }
    return field.orElse(null);
  }

  private static @Nullable Cursor cursor(String text, Map<String, String> errors) {
    if (text.isEmpty()) {
      return null;
    }
    var cursor = Cursor.read(text);
    if (cursor == null) {
      errors.putIfAbsent("after", text("register.query.cursor"));
    }
    return cursor;
  }

  private static boolean retired(String text, Map<String, String> errors) {
    if (!List.of("", "true", "false").contains(text)) {
      errors.put("retired", text("register.field.flag"));
    }
    return text.equals("true");
  }

  private static int limit(String text, Map<String, String> errors) {
    if (text.isEmpty()) {
      return PAGE;
    }
    if (text.matches("\\d{1,4}")
        && Integer.parseInt(text) >= 1
        && Integer.parseInt(text) <= LONGEST_PAGE) {
      return Integer.parseInt(text);
    }
    errors.putIfAbsent("limit", text("register.query.limit", LONGEST_PAGE));
    return PAGE;
  }

  private static String first(Map<String, List<String>> parameters, String name) {
    var values = parameters.get(name);
    return values == null || values.isEmpty() ? "" : values.getFirst();
  }

  private static void guarded(String name, Map<String, String> errors, Runnable reading) {
    try {
      reading.run();
    } catch (IllegalArgumentException e) {
      errors.put(name, String.valueOf(e.getMessage()));
    }
  }
}
