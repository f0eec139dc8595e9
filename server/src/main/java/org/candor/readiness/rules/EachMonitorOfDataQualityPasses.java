package org.candor.readiness.rules;

import org.candor.evaluation.monitoring.Monitor;
import org.candor.readiness.Claim;
import org.candor.readiness.Verifies;
import org.springframework.stereotype.Component;

/**
 * Data meet what is asked of them, as measured and not longer ago than agreed. A.7.4. A monitor of
 * what a model makes of them, such as its fairness, is not asked.
 */
@Component
@Verifies(indicates = EachMonitorOfDataQualityPasses.CONTROL)
class EachMonitorOfDataQualityPasses implements OfMonitors {

  static final String CONTROL = "A.7.4";

  private static final String OF_DATA = "&question=QUALITY&question=DRIFT&question=PROFILE";

  @Override
  public Claim claim() {
    return Monitored.claim(
        "monitor-of-data-quality", CONTROL, OF_DATA, Monitored.begin("data-quality", CONTROL));
  }

  @Override
  public String control() {
    return CONTROL;
  }

  @Override
  public boolean concerns(Monitor it) {
    return it.question().ofData();
  }
}
