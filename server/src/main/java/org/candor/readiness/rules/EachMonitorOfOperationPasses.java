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
 * AI systems in operation do what is asked of them, as measured and not longer ago than agreed.
 * A.6.2.6.
 */
@Component
@Verifies(indicates = EachMonitorOfOperationPasses.CONTROL)
class EachMonitorOfOperationPasses implements Rule.OfEach<Monitor> {

  static final String CONTROL = "A.6.2.6";

  @Override
  public Claim claim() {
    return Monitored.claim(
        "monitor-of-operation", CONTROL, "", Monitored.begin("operation", CONTROL));
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
