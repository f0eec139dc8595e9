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
import org.springframework.stereotype.Component;

/** Data meet what is asked of them, as measured and not longer ago than agreed. A.7.4. */
@Component
@Verifies(indicates = EachMonitorOfDataQualityPasses.CONTROL)
class EachMonitorOfDataQualityPasses implements Rule.OfEach<Monitor> {

  static final String CONTROL = "A.7.4";

  @Override
  public Claim claim() {
    return new Claim(
        "monitor of data quality",
        "monitors of data quality",
        "a measurement in force that keeps its limits",
        "Measure, and mend what fails",
        Monitored.exceptions(CONTROL),
        Claim.Effort.MEDIUM);
  }

  @Override
  public Register<Monitor> register() {
    return MONITORS;
  }

  @Override
  public Judgement judge(Entry<Monitor> entry, LocalDate day) {
    return Monitored.judge(entry.content(), CONTROL, day);
  }
}
