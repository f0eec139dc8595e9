package org.candor.readiness.rules;

import org.candor.readiness.Claim;
import org.candor.readiness.Verifies;
import org.springframework.stereotype.Component;

/**
 * AI systems in operation do what is asked of them, as measured and not longer ago than agreed.
 * A.6.2.6.
 */
@Component
@Verifies(indicates = EachMonitorOfOperationPasses.CONTROL)
class EachMonitorOfOperationPasses implements OfMonitors {

  static final String CONTROL = "A.6.2.6";

  @Override
  public Claim claim() {
    return Monitored.claim(
        "monitor-of-operation", CONTROL, "", Monitored.begin("operation", CONTROL));
  }

  @Override
  public String control() {
    return CONTROL;
  }
}
