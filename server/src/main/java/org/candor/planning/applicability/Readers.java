package org.candor.planning.applicability;

import static org.candor.web.Messages.text;

import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.candor.database.Scope;
import org.candor.kernel.PersonId;
import org.candor.ledger.CheckpointRefused;
import org.candor.planning.applicability.StatementPages.Shown;
import org.candor.records.AsOf;
import org.candor.records.Checkpoints;
import org.candor.records.Ledger;
import org.candor.records.NotFound;
import org.candor.register.Directory;
import org.springframework.stereotype.Component;

/** Reads what the statement says at one moment, with all that stands around it on paper. */
@Component
class Readers {

  /** What stands at the moment looked at, as an address spells it. */
  static final String NOW = "now";

  private final StatementOfApplicability statement;
  private final Approval approval;
  private final Checkpoints checkpoints;
  private final Ledger ledger;
  private final Directory directory;
  private final ScopeStatement scope;
  private final Clock clock;

  Readers(
      StatementOfApplicability statement,
      Approval approval,
      Checkpoints checkpoints,
      Ledger ledger,
      Directory directory,
      ScopeStatement scope,
      Clock clock) {
    this.statement = statement;
    this.approval = approval;
    this.checkpoints = checkpoints;
    this.ledger = ledger;
    this.directory = directory;
    this.scope = scope;
    this.clock = clock;
  }

  /**
   * @param which {@link #NOW}, or the id of a version
   * @throws NotFound if there is no such version
   */
  Shown read(String which, String organization, AsOf asOf) {
    var version = which.equals(NOW) ? null : approval.version(id(which), asOf);
    var at = version == null ? asOf : AsOf.position(version.statement().position());
    var reading = statement.read(at);
    var moment = at.past() ? ledger.momentOf(reading.ledgerSize()) : clock.instant();
    return new Shown(
        organization,
        version,
        reading,
        scope.text(at),
        moment,
        root(reading.ledgerSize()),
        people());
  }

  static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException _) {
      throw new NotFound(text("planning.soa.version.missing"));
    }
  }

  Map<PersonId, String> people() {
    var names = new LinkedHashMap<PersonId, String>();
    directory.people().forEach(it -> names.put(it.id(), it.name()));
    return names;
  }

  /** Empty where the log cannot be written or tells another past: the paper then says so. */
  private String root(long size) {
    try {
      return size == 0 ? "" : checkpoints.root(Scope.currentOrg(), size);
    } catch (CheckpointRefused | UncheckedIOException | IllegalStateException _) {
      return "";
    }
  }
}
