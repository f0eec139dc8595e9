package org.candor.readiness;

import static org.candor.readiness.ReadinessRegisters.ATTESTATIONS;
import static org.candor.support.evidence.EvidenceRegisters.EVIDENCE;

import gg.jte.Content;
import gg.jte.generated.precompiled.StaticTemplates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.candor.access.Action;
import org.candor.access.Permissions;
import org.candor.catalog.Catalog;
import org.candor.desk.Look;
import org.candor.desk.Panel;
import org.candor.readiness.Resting.Line;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.register.Listings;
import org.candor.register.Query;
import org.candor.support.evidence.Evidence;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What rests on a piece of evidence, beside its record: who retires it sees what falls. */
@Component
class RestingPanel implements Panel {

  private static final StaticTemplates TEMPLATES = new StaticTemplates();
  private static final String MOST = "50";

  private final Readiness readiness;
  private final Listings listings;
  private final Catalog catalog;
  private final Permissions permissions;

  RestingPanel(Readiness readiness, Listings listings, Catalog catalog, Permissions permissions) {
    this.readiness = readiness;
    this.listings = listings;
    this.catalog = catalog;
    this.permissions = permissions;
  }

  @Override
  public String path() {
    return EVIDENCE.path();
  }

  @Override
  public @Nullable Content of(Entry<?> entry, Look look) {
    if (!(entry.content() instanceof Evidence evidence)
        || !permissions.may(look.caller(), Action.READ, ReadinessApi.RESOURCE)) {
      return null;
    }
    var attestations =
        permissions.may(look.caller(), Action.READ, ATTESTATIONS.path())
            ? naming(entry.label(), look.asOf())
            : List.<Entry<Attestation>>of();
    var lines = new ArrayList<Line>();
    evidence.covers().forEach(it -> add(lines, it, entry.label(), look.asOf()));
    var resting = new Resting(lines, attestations);
    return output -> TEMPLATES.readinessResting(resting).render(output);
  }

  private void add(List<Line> lines, String named, String label, AsOf asOf) {
    var colon = named.indexOf(':');
    var framework = colon < 0 ? Catalog.ISO_42001 : named.substring(0, colon);
    if (catalog.find(framework, asOf).isPresent()) {
      readiness
          .standing(framework, named.substring(colon + 1).strip(), asOf)
          .ifPresent(
              it ->
                  lines.add(
                      new Line(
                          it.id(),
                          Verdicts.title(it.item()),
                          Verdicts.href(framework, it.id()),
                          it.verdict(),
                          it.human().inForce() == 1 && it.human().evidence().contains(label))));
    }
  }

  private List<Entry<Attestation>> naming(String label, AsOf asOf) {
    var query =
        Query.read(ATTESTATIONS, Map.of("evidence", List.of(label), "limit", List.of(MOST)));
    return listings.page(ATTESTATIONS, query, asOf).entries();
  }
}
