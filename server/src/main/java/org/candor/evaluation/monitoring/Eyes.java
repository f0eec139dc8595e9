package org.candor.evaluation.monitoring;

import static org.candor.web.Messages.text;

import java.util.Optional;
import org.candor.measure.study.Measurement;
import org.candor.measure.study.Suppression;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/**
 * For whose eyes a measurement is told. Who may see it sees its counts; others see none that are
 * small.
 *
 * @param suppressBelow smallest count that is told, from 2 to 1000; 0 for all of them
 */
record Eyes(int suppressBelow) {

  static final Eyes OWN = new Eyes(0);
  private static final int MOST = 1_000;

  /** Empty where such a number can be kept to. */
  Optional<ResponseEntity<?>> refused() {
    if (suppressBelow == 0 || (suppressBelow >= 2 && suppressBelow <= MOST)) {
      return Optional.empty();
    }
    var status = HttpStatus.BAD_REQUEST;
    var problem =
        ProblemDetail.forStatusAndDetail(status, text("evaluation.refused.suppress", MOST));
    return Optional.of(ResponseEntity.status(status).body(problem));
  }

  boolean isOwn() {
    return suppressBelow == 0;
  }

  /** What they see of it. */
  Measurement see(Measurement whole) {
    return isOwn() ? whole : Suppression.of(whole, suppressBelow);
  }
}
