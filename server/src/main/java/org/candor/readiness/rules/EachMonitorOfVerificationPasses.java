package org.candor.readiness.rules;

import static org.candor.evaluation.monitoring.MonitoringRegisters.MONITORS;

import java.time.LocalDate;
import org.candor.evaluation.monitoring.Monitor;
import org.candor.readiness.Claim;
import org.candor.readiness.Judgement;
import org.candor.readiness.Rule;
import org.candor.readiness.Verifies;
import org.candor.records.Entry;
import org.candor.register.Register;
import org.candor.web.Phrase;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What was verified and validated before it went into use still holds, where it is measured.
 * A.6.2.4. It can be shown without a monitor; one that breaks its limits speaks against it.
 */
@Component
@Verifies(contests = EachMonitorOfVerificationPasses.CONTROL)
class EachMonitorOfVerificationPasses implements Rule.OfEach<Monitor> {

  static final String CONTROL = "A.6.2.4";

  @Override
  public Claim claim() {
    return Monitored.claim("monitor-of-verification", CONTROL, "", null);
  }

  @Override
  public Register<Monitor> register() {
    return MONITORS;
  }

  @Override
  public Judgement judge(Entry<Monitor> entry, LocalDate day) {
    return Monitored.judge(entry.content(), CONTROL, day);
  }

  @Override
  public Judgement outOfUse(Entry<Monitor> entry) {
    return Monitored.broken(entry.content(), CONTROL);
  }

  @Override
  public @Nullable Phrase aside(Entry<Monitor> entry) {
    return Monitored.aside(entry.content(), CONTROL);
  }
}
