package org.candor.readiness;

import static org.candor.readiness.ReadinessRegisters.ATTESTATIONS;
import static org.candor.support.evidence.EvidenceRegisters.EVIDENCE;
import static org.candor.web.Messages.text;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.candor.records.AsOf;
import org.candor.records.Change;
import org.candor.records.Change.Recording;
import org.candor.records.Change.Restoring;
import org.candor.records.Change.Retiring;
import org.candor.records.Change.Revising;
import org.candor.records.Entry;
import org.candor.records.Guard;
import org.candor.records.Kind;
import org.candor.records.Objection;
import org.candor.records.Records;
import org.candor.records.SoundFiles.Seen;
import org.candor.support.evidence.EvidenceFiles;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lets nobody attest on evidence whose files are no longer what was stored: they are compared with
 * their SHA-256 as it is written down, whoever writes. They are read before the writer's turn, for
 * files are large and others wait. Clauses 7.5.3, 9.1.
 */
@Component
class AttestationGuard implements Guard<Attestation> {

  private final EvidenceFiles files;
  private final Records records;

  AttestationGuard(EvidenceFiles files, Records records) {
    this.files = files;
    this.records = records;
  }

  @Override
  public Kind<Attestation> kind() {
    return ATTESTATIONS.kind();
  }

  @Override
  public Supplier<Watch<Attestation>> ahead(List<Change<Attestation>> changes) {
    var named = new HashSet<Integer>();
    changes.forEach(it -> named.addAll(named(it)));
    var seen = files.read(named);
    return () -> watch(seen);
  }

  @Override
  public Watch<Attestation> watch() {
    return watch(Set.of());
  }

  private Watch<Attestation> watch(Set<Seen> seen) {
    var compared = new HashSet<Integer>();
    var altered = new TreeSet<Integer>();
    return (id, before, after) -> {
      if (before != null && before.evidence().equals(after.evidence())) {
        return List.of();
      }
      var named = numbers(after);
      var fresh = named.stream().filter(compared::add).collect(Collectors.toSet());
      altered.addAll(files.unsound(fresh, seen));
      var unsound = altered.stream().filter(named::contains).toList();
      return unsound.isEmpty()
          ? List.of()
          : List.of(new Objection("evidence", text("readiness.attest.altered", labels(unsound))));
    };
  }

  /** Evidence that is relied on anew. */
  private Set<Integer> named(Change<Attestation> change) {
    return switch (change) {
      case Recording<Attestation> it -> numbers(it.content());
      case Revising<Attestation> it -> {
        var said = standing(it.id());
        yield said != null && said.evidence().equals(it.content().evidence())
            ? Set.of()
            : numbers(it.content());
      }
      case Restoring<Attestation> it -> {
        var said = standing(it.id());
        yield said == null ? Set.of() : numbers(said);
      }
      case Retiring<Attestation> _ -> Set.of();
    };
  }

  private @Nullable Attestation standing(UUID id) {
    return records.find(ATTESTATIONS.kind(), id, AsOf.NOW).map(Entry::content).orElse(null);
  }

  private static Set<Integer> numbers(Attestation it) {
    return Set.copyOf(Testimony.numbers(it.evidence()));
  }

  private static String labels(List<Integer> numbers) {
    return numbers.stream()
        .map(it -> EVIDENCE.kind().prefix() + "-" + it)
        .collect(Collectors.joining(", "));
  }
}
