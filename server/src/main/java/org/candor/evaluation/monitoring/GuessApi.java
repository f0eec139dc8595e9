package org.candor.evaluation.monitoring;

import java.util.UUID;
import org.candor.access.Action;
import org.candor.access.Allow;
import org.candor.access.Replies;
import org.candor.measure.Unmeasurable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What the columns of a data source seem to be, for programs. */
@RestController
class GuessApi {

  private final Guesses guesses;
  private final Sources sources;
  private final Whereabouts whereabouts;

  GuessApi(Guesses guesses, Sources sources, Whereabouts whereabouts) {
    this.guesses = guesses;
    this.sources = sources;
    this.whereabouts = whereabouts;
  }

  @GetMapping(MonitoringApi.AT + "/data-sources/{id}/guess")
  @Allow(value = Action.RECORD, on = "evaluation/monitors")
  @Replies(Guessed.class)
  ResponseEntity<?> guess(@PathVariable UUID id) {
    var source = sources.require(id);
    try {
      return ResponseEntity.ok(guesses.of(whereabouts.locate(source)));
    } catch (Unmeasurable e) {
      var problem =
          ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, String.valueOf(e.getMessage()));
      return ResponseEntity.status(HttpStatus.CONFLICT).body(problem);
    }
  }
}
