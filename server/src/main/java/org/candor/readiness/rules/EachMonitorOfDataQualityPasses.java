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
 * Data meet what is asked of them, as measured and not longer ago than agreed. A.7.4. A monitor of
 * what a model makes of them, such as its fairness, is not asked.
 */
@Component
@Verifies(indicates = EachMonitorOfDataQualityPasses.CONTROL)
class EachMonitorOfDataQualityPasses implements Rule.OfEach<Monitor> {

  static final String CONTROL = "A.7.4";

  private static final String OF_DATA = "&question=QUALITY&question=DRIFT&question=PROFILE";

  @Override
  public Claim claim() {
    return Monitored.claim(
        "monitor-of-data-quality", CONTROL, OF_DATA, Monitored.begin("data-quality", CONTROL));
  }

  @Override
  public Register<Monitor> register() {
    return MONITORS;
  }

  @Override
  public Judgement judge(Entry<Monitor> entry, LocalDate day) {
    return entry.content().question().ofData()
        ? Monitored.judge(entry.content(), CONTROL, day)
        : Judgement.BESIDE;
  }

  @Override
  public Judgement outOfUse(Entry<Monitor> entry) {
    return entry.content().question().ofData()
        ? Monitored.broken(entry.content(), CONTROL)
        : Judgement.BESIDE;
  }

  @Override
  public @Nullable Phrase aside(Entry<Monitor> entry) {
    return Monitored.aside(entry.content(), CONTROL);
  }
}
