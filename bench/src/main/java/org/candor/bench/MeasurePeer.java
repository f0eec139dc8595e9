package org.candor.bench;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.candor.measure.Budget;
import org.candor.measure.Engine;
import org.candor.measure.Expression;
import org.candor.measure.Source;
import org.candor.measure.drift.DriftTerms;
import org.candor.measure.engine.Engines;
import org.candor.measure.fairness.Terms;
import org.candor.measure.study.DriftRows;
import org.candor.measure.study.DriftStudy;
import org.candor.measure.study.FairnessStudy;
import org.candor.measure.study.ProfileStudy;
import org.candor.measure.study.Study;

/**
 * Candor's part beside its peers, in a process of its own as theirs: does the work once for each
 * line that comes in, and answers it.
 */
final class MeasurePeer {

  private static final List<String> GROUPS = List.of("gender", "race");

  private MeasurePeer() {}

  /** The work, and the files to do it on. */
  public static void main(String[] arguments) throws Exception {
    var sources = new ArrayList<Source>();
    for (var file : List.of(arguments).subList(1, arguments.length)) {
      sources.add(Source.File.at(Path.of(file)));
    }
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    while (in.readLine() != null) {
      var found = study(arguments[0]).measure(sources, Budget.USUAL).findings();
      System.out.println("answer " + (found.metrics().size() + found.columns().size()));
    }
  }

  private static Study study(String work) {
    return switch (work) {
      case "fairness" -> new FairnessStudy("p", "y", GROUPS, null, Terms.USUAL);
      case "profile" -> new ProfileStudy(List.of());
      case "drift" -> new DriftStudy(List.of(), DriftRows.ALL, DriftRows.ALL, DriftTerms.USUAL);
      case String other -> throw new IllegalArgumentException(other);
    };
  }

  /** The counts that a peer has to find too. */
  static String cells(Path file) {
    return Engines.measure(
        Source.File.at(file), Budget.USUAL, Engines.Use.ONCE, MeasurePeer::cells);
  }

  private static String cells(Engine engine) {
    var columns = engine.columns();
    return engine
        .confusion(Expression.read("p", columns), Expression.read("y", columns), GROUPS)
        .cells()
        .stream()
        .map(
            it ->
                "%s=%d,%d,%d,%d;"
                    .formatted(String.join("/", it.group()), it.tp(), it.fp(), it.fn(), it.tn()))
        .collect(Collectors.joining());
  }
}
