package org.candor.readiness.rules;

import org.candor.readiness.Claim;
import org.candor.readiness.Verifies;
import org.springframework.stereotype.Component;

/**
 * People and groups are treated as was assessed, where it is measured. A.5.4. Impact can be
 * assessed without a monitor; one that breaks its limits speaks against it.
 */
@Component
@Verifies(contests = EachMonitorOfEffectsOnPeoplePasses.CONTROL)
class EachMonitorOfEffectsOnPeoplePasses implements OfMonitors {

  static final String CONTROL = "A.5.4";

  @Override
  public Claim claim() {
    return Monitored.claim("monitor-of-effects-on-people", CONTROL, "", null);
  }

  @Override
  public String control() {
    return CONTROL;
  }
}
