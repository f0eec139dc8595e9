package org.candor.evaluation.monitoring;

import static org.candor.evaluation.monitoring.MonitoringRegisters.DATA_SOURCES;

import java.util.List;
import java.util.Objects;
import org.candor.measure.Source;
import org.candor.measure.Unmeasurable;
import org.candor.records.Guard;
import org.candor.records.Kind;
import org.candor.records.Objection;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A database that may not be asked is not written down as one either. */
@Component
class SourceGuard implements Guard<DataSource> {

  private final Allowed allowed;

  SourceGuard(Allowed allowed) {
    this.allowed = allowed;
  }

  @Override
  public Kind<DataSource> kind() {
    return DATA_SOURCES.kind();
  }

  @Override
  public Watch<DataSource> watch() {
    return (_, before, after) -> objections(before, after);
  }

  private List<Objection> objections(@Nullable DataSource before, DataSource after) {
    var url = after.kind() == DataSource.Kind.DATABASE ? after.url() : null;
    var known =
        before != null
            && before.kind() == DataSource.Kind.DATABASE
            && Objects.equals(url, before.url());
    if (url == null || known) {
      return List.of();
    }
    try {
      allowed.check(new Source.Table(url, null, null, List.of()));
      return List.of();
    } catch (Unmeasurable e) {
      return List.of(new Objection("url", String.valueOf(e.getMessage())));
    }
  }
}
