package org.candor.evaluation.monitoring;

import static org.candor.web.Messages.text;

import java.util.List;
import java.util.UUID;
import org.candor.access.Action;
import org.candor.access.Allow;
import org.candor.access.Replies;
import org.candor.evaluation.results.Comparison;
import org.candor.records.AsOf;
import org.candor.records.NotFound;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Two measurements side by side, for programs. */
@RestController
class ComparisonApi {

  private final Results results;
  private final SideBySide beside;

  ComparisonApi(Results results, SideBySide beside) {
    this.results = results;
    this.beside = beside;
  }

  /**
   * @param before label of the earlier one
   * @param comparable whether both asked the same; where not, no number is told
   * @param differences in what they asked otherwise, a sentence each
   * @param numbers of both, as their pages write them
   */
  record Told(
      String before,
      String now,
      boolean comparable,
      String answer,
      List<String> differences,
      List<Comparison.Row> numbers) {
    Told {
      differences = List.copyOf(differences);
      numbers = List.copyOf(numbers);
    }
  }

  /**
   * {@code against} is the label of the other, such as MSR-1; without it the one before. With
   * {@code suppressBelow}, a number from 2 to 1000, without what tells smaller counts of either.
   */
  @GetMapping(MonitoringApi.AT + "/measurements/{id}/comparison")
  @Allow(value = Action.READ, on = "evaluation/measurements")
  @Replies(Told.class)
  ResponseEntity<?> compareResults(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String against,
      @RequestParam(defaultValue = "0") int suppressBelow,
      AsOf asOf) {
    var eyes = new Eyes(suppressBelow);
    return eyes.refused().orElseGet(() -> ResponseEntity.ok(told(id, against.strip(), eyes, asOf)));
  }

  private Told told(UUID id, String against, Eyes eyes, AsOf asOf) {
    var chosen = beside.of(results.require(id, asOf), against, eyes, asOf);
    var made = chosen.made();
    if (made == null) {
      throw new NotFound(chosen.why().isEmpty() ? text("evaluation.compare.first") : chosen.why());
    }
    var before = made.before().label();
    var now = made.now().label();
    return switch (made.comparison()) {
      case Comparison.Refused it ->
          new Told(before, now, false, it.answer(), it.differences(), List.of());
      case Comparison.Made it -> new Told(before, now, true, it.answer(), List.of(), it.rows());
    };
  }
}
