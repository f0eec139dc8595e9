package org.candor.planning.applicability;

import static org.candor.planning.applicability.ApplicabilityRegisters.APPLICABILITY;
import static org.candor.support.evidence.EvidenceRegisters.EVIDENCE;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.candor.database.Scope;
import org.candor.kernel.OrgId;
import org.candor.planning.applicability.Applicability.Need;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.support.evidence.Loss;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What verdicts depend on in the approved statement, and no more of it: asked again after each
 * change, so it reads a handful of rows. Clause 6.1.3.
 */
@Service
public class StatementInForce {

  private static final int REMEMBERED = 256;

  private final Statements statements;
  private final Contradictions contradictions;
  private final Coverages coverages;

  /** What an approved version left out never changes: it is the past. */
  private final Map<Approved, Set<String>> leftOut =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Approved, Set<String>> eldest) {
          return size() > REMEMBERED;
        }
      };

  StatementInForce(Statements statements, Contradictions contradictions, Coverages coverages) {
    this.statements = statements;
    this.contradictions = contradictions;
    this.coverages = coverages;
  }

  private record Approved(OrgId org, long position) {}

  /**
   * @param leftOut ids of controls that the approved version leaves out
   * @param contradicted controls of which records say otherwise than the statement does now
   * @param restsOn kinds of record whose change can change any of this
   */
  public record InForce(Set<String> leftOut, Set<String> contradicted, Set<String> restsOn) {
    public InForce {
      leftOut = Set.copyOf(leftOut);
      contradicted = Set.copyOf(contradicted);
      restsOn = Set.copyOf(restsOn);
    }
  }

  /** The kind of record that has to change before a statement is in force at all. */
  public static final Set<String> BEGINS_WITH = Set.of(Statement.KIND.path());

  /**
   * Empty while no version is approved.
   *
   * @param day on which evidence counts or has expired
   */
  @Transactional(readOnly = true)
  public Optional<InForce> at(AsOf asOf, LocalDate day) {
    return statements.approved(asOf).map(it -> inForce(it, asOf, day));
  }

  private InForce inForce(Statement approved, AsOf asOf, LocalDate day) {
    var bold = statements.bold(asOf);
    var restsOn = new HashSet<>(Set.of(Statement.KIND.path(), APPLICABILITY.path()));
    if (!bold.isEmpty()) {
      restsOn.addAll(List.of(EVIDENCE.path(), Loss.KIND.path()));
    }
    bold.stream()
        .map(Entry::content)
        .filter(it -> it.need() == Need.NOT_NEEDED)
        .flatMap(it -> Sign.against(it.control()))
        .forEach(it -> restsOn.add(it.register().path()));
    return new InForce(leftOut(approved.position()), contradicted(bold, asOf, day), restsOn);
  }

  private Set<String> contradicted(List<Entry<Applicability>> bold, AsOf asOf, LocalDate day) {
    var covered = new HashMap<String, Coverage>();
    if (bold.stream().anyMatch(it -> it.content().need() != Need.NOT_NEEDED)) {
      covered.putAll(coverages.on(day, asOf));
    }
    var found = new HashSet<String>();
    for (var entry : bold) {
      var control = entry.content().control();
      var coverage = covered.getOrDefault(control, Coverage.none(control));
      if (contradictions.any(entry.content(), coverage, asOf)) {
        found.add(control);
      }
    }
    return found;
  }

  private Set<String> leftOut(long position) {
    var approved = new Approved(Scope.currentOrg(), position);
    synchronized (leftOut) {
      var known = leftOut.get(approved);
      if (known != null) {
        return known;
      }
    }
    var read = Set.copyOf(statements.leftOut(AsOf.position(position)));
    synchronized (leftOut) {
      leftOut.put(approved, read);
    }
    return read;
  }
}
