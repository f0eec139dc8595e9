package org.candor.readiness.rules;

import org.candor.readiness.Claim;
import org.candor.readiness.Verifies;
import org.springframework.stereotype.Component;

/**
 * What was verified and validated before it went into use still holds, where it is measured.
 * A.6.2.4. It can be shown without a monitor; one that breaks its limits speaks against it.
 */
@Component
@Verifies(contests = EachMonitorOfVerificationPasses.CONTROL)
class EachMonitorOfVerificationPasses implements OfMonitors {

  static final String CONTROL = "A.6.2.4";

  @Override
  public Claim claim() {
    return Monitored.claim("monitor-of-verification", CONTROL, "", null);
  }

  @Override
  public String control() {
    return CONTROL;
  }
}
