package org.candor.measure;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A column of a source.
 *
 * @param type as the engine names it, in lower case
 */
public record Column(String name, Kind kind, String type) {

  /** What can be done with the values of a column. */
  public enum Kind {
    WHOLE,
    DECIMAL,
    REAL,
    TEXT,
    TRUTH,
    DATE,
    MOMENT,
    /** Lists, structures, bytes: counted, not compared. */
    OTHER;

    public boolean isNumber() {
      return this == WHOLE || this == DECIMAL || this == REAL;
    }
  }

  private static final Map<Kind, Set<String>> NAMES =
      Map.of(
          Kind.WHOLE,
          Set.of(
              "tinyint smallint integer int bigint int2 int4 int8 hugeint utinyint usmallint uinteger ubigint uhugeint serial bigserial"
                  .split(" ")),
          Kind.DECIMAL,
          Set.of("decimal", "numeric"),
          Kind.REAL,
          Set.of("real", "float", "float4", "float8", "double", "double precision"),
          Kind.TEXT,
          Set.of("varchar text char bpchar character name uuid enum json jsonb time".split(" ")),
          Kind.TRUTH,
          Set.of("boolean", "bool"),
          Kind.DATE,
          Set.of("date"));

  /** Knows the kind from the name that DuckDB, PostgreSQL and Trino give the type. */
  public static Column of(String name, String engineType) {
    var type = engineType.toLowerCase(Locale.ROOT);
    return new Column(name, kind(type), type);
  }

  private static Kind kind(String type) {
    if (type.endsWith("[]") || type.startsWith("struct") || type.startsWith("array(")) {
      return Kind.OTHER;
    }
    var bare = type.replaceAll("\\(.*", "").strip();
    if (bare.startsWith("timestamp")) {
      return Kind.MOMENT;
    }
    return NAMES.entrySet().stream()
        .filter(it -> it.getValue().contains(bare))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(Kind.OTHER);
  }
}
