package org.candor.measure.study;

import java.util.ArrayList;
import java.util.List;
import org.candor.ledger.Json.JsonObject;
import org.candor.measure.Budget;
import org.candor.measure.Engine;
import org.candor.measure.Source;
import org.candor.measure.engine.Engines;

/** One source, asked by a study: what was found, and the circumstances with it. */
final class Asked {

  /** The work of a study on one source. */
  interface Work {
    Answer on(Engine engine);
  }

  /** What came of it. */
  record Answer(JsonObject aggregates, Findings findings, List<String> notes) {}

  private Asked() {}

  static Measurement measure(
      Study study, Source source, Budget budget, Engines.Use use, Work work) {
    return Engines.measure(
        source,
        budget,
        use,
        engine -> {
          var answer = work.on(engine);
          var notes = new ArrayList<>(engine.notes());
          notes.addAll(answer.notes());
          return new Measurement(
              study,
              List.of(measured(source, engine)),
              engine.queries(),
              answer.aggregates(),
              answer.findings(),
              notes);
        });
  }

  static Measured measured(Source source, Engine engine) {
    return new Measured(
        source.name(), place(source), engine.reading(), engine.name(), engine.fingerprint());
  }

  private static String place(Source source) {
    return switch (source) {
      case Source.File file -> file.path().toAbsolutePath().normalize().toString();
      case Source.Table table -> table.url() + " " + table.name();
    };
  }
}
