package org.candor.measure.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.candor.measure.Categories;
import org.candor.measure.Column;
import org.candor.measure.ColumnProfile;
import org.candor.measure.Engine;
import org.candor.measure.Slice;
import org.jspecify.annotations.Nullable;

/**
 * Which columns of a file may play which part in a measurement, guessed from their names and what
 * they hold. A guess saves typing; whoever knows the data confirms it.
 *
 * @param candidates by role, in each the better first
 */
public record Guess(List<Candidate> candidates) {

  /** Values of columns with up to this many different ones are worth reading. */
  static final int FEW_VALUES = 20;

  /** What a column is to a measurement. */
  public enum Role {
    /** What came true. */
    LABEL,
    /** What was predicted or decided. */
    PREDICTION,
    /** How likely a model held it; higher is more. */
    SCORE,
    /** What makes groups of people, such as attributes that the law protects. */
    GROUP,
    /** What names a row alone. */
    KEY,
    /** When a row came to be. */
    DATE
  }

  /** How much speaks for a guess; none is certain. */
  public enum Strength {
    /** Name and content agree. */
    LIKELY,
    /** One of them, or both weakly. */
    POSSIBLE
  }

  /**
   * One column in one role.
   *
   * @param expression what stands for it in a measurement, see {@link
   *     org.candor.measure.Expression}; null where a condition has to be chosen by someone who
   *     knows the values
   * @param reason what speaks for it and against it, in a sentence
   */
  public record Candidate(
      Role role, String column, @Nullable String expression, Strength strength, String reason) {}

  public Guess {
    candidates = List.copyOf(candidates);
  }

  /**
   * From what is known of the columns, and nothing else.
   *
   * @param values of columns with few different ones, by name of the column; may be empty
   */
  public static Guess of(List<ColumnProfile> columns, Map<String, Categories> values) {
    return new Guess(new Guessing(columns, values).candidates());
  }

  /** From a source, with one look at every column. */
  public static Guess of(Engine engine) {
    var comparable =
        engine.columns().all().stream()
            .filter(it -> it.kind() != Column.Kind.OTHER)
            .map(Column::name)
            .toList();
    var profiles = engine.profile(comparable, Slice.ALL);
    return of(profiles, values(engine, profiles));
  }

  /** The values of every column of text that has few. */
  static Map<String, Categories> values(Engine engine, List<ColumnProfile> profiles) {
    Map<String, Categories> values = new LinkedHashMap<>();
    for (var each : profiles) {
      boolean text = Column.of(each.column(), each.type()).kind() == Column.Kind.TEXT;
      if (text && each.distinct() <= FEW_VALUES) {
        var found = engine.categories(each.column(), Slice.ALL, FEW_VALUES);
        if (found != null) {
          values.put(each.column(), found);
        }
      }
    }
    return values;
  }

  /** The better first; empty where nothing speaks for any column. */
  public List<Candidate> of(Role role) {
    return candidates.stream().filter(it -> it.role() == role).toList();
  }

  /** The one that most speaks for; null where nothing does. */
  public @Nullable Candidate best(Role role) {
    var all = of(role);
    return all.isEmpty() ? null : all.getFirst();
  }

  /** Columns that likely make groups, in the order of the file. */
  public List<String> groups() {
    var names = new ArrayList<String>();
    for (var each : of(Role.GROUP)) {
      if (each.strength() == Strength.LIKELY) {
        names.add(each.column());
      }
    }
    return names;
  }
}
