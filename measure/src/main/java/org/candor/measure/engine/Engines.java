package org.candor.measure.engine;

import java.util.function.Function;
import org.candor.measure.Budget;
import org.candor.measure.Engine;
import org.candor.measure.Source;

/** Opens engines over sources. */
public final class Engines {

  /** What will be asked of an engine, so that it can get ready for it. */
  public enum Use {
    /** One query, or few: the rows are read where they lie. */
    ONCE,
    /** Many queries: text is parsed once and kept. */
    OFTEN,
    /** Rows by their place. */
    BY_PLACE
  }

  private Engines() {}

  /**
   * Measures a source. Where the first rows of a text led to types that later rows do not have, it
   * begins again with all rows looked at.
   *
   * @throws org.candor.measure.Unmeasurable where that does not work
   */
  public static <T> T measure(Source source, Budget budget, Use use, Function<Engine, T> work) {
    return switch (source) {
      case Source.File file -> {
        try {
          yield measure(file, budget, use, false, work);
        } catch (DuckDbDialect.MixedTypes e) {
          yield measure(file, budget, use, true, work);
        }
      }
      case Source.Table table -> {
        try (var engine = JdbcTable.open(table, budget)) {
          yield work.apply(engine);
        }
      }
    };
  }

  private static <T> T measure(
      Source.File file, Budget budget, Use use, boolean thorough, Function<Engine, T> work) {
    try (var engine =
        DuckDbFile.open(file, budget, use == Use.OFTEN, use == Use.BY_PLACE, thorough)) {
      return work.apply(engine);
    }
  }
}
