package org.candor.readiness;

import static org.candor.catalog.Catalog.ISO_42001;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.candor.planning.applicability.Implementation;
import org.candor.records.AsOf;
import org.springframework.stereotype.Component;

/** Tells the Statement of Applicability how far controls are implemented, as records show it. */
@Component
class ComputedControls implements Implementation {

  private final Readiness readiness;

  ComputedControls(Readiness readiness) {
    this.readiness = readiness;
  }

  @Override
  public Map<String, Computed> of(Collection<String> controls, AsOf asOf) {
    var position = readiness.position(ISO_42001, asOf);
    var computed = new HashMap<String, Computed>();
    for (var control : controls) {
      position
          .find(control)
          .ifPresent(
              it ->
                  computed.put(
                      control,
                      new Computed(
                          level(it.verdict()), it.why(), Verdicts.href(ISO_42001, control))));
    }
    return computed;
  }

  /** What is left out has nothing favourable to show, hence is not known to be implemented. */
  private static Level level(Verdict verdict) {
    return switch (verdict) {
      case MET -> Level.IMPLEMENTED;
      case PARTLY -> Level.PARTLY;
      case NOT_MET -> Level.NOT_IMPLEMENTED;
      case STALE -> Level.STALE;
      case UNKNOWN, NOT_APPLICABLE -> Level.UNKNOWN;
    };
  }
}
