package org.candor.readiness;

import static org.candor.readiness.ReadinessRegisters.ATTESTATIONS;
import static org.candor.support.evidence.EvidenceRegisters.EVIDENCE;
import static org.candor.web.Messages.text;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.candor.records.Guard;
import org.candor.records.Kind;
import org.candor.records.Objection;
import org.candor.support.evidence.EvidenceFiles;
import org.springframework.stereotype.Component;

/**
 * Lets nobody attest on evidence whose files are no longer what was stored: they are compared with
 * their SHA-256 as it is written down, whoever writes. Clauses 7.5.3, 9.1.
 */
@Component
class AttestationGuard implements Guard<Attestation> {

  private final EvidenceFiles files;

  AttestationGuard(EvidenceFiles files) {
    this.files = files;
  }

  @Override
  public Kind<Attestation> kind() {
    return ATTESTATIONS.kind();
  }

  @Override
  public Watch<Attestation> watch() {
    var compared = new HashSet<Integer>();
    var altered = new TreeSet<Integer>();
    return (id, before, after) -> {
      if (before != null && before.evidence().equals(after.evidence())) {
        return List.of();
      }
      var named = numbers(after);
      var fresh = named.stream().filter(compared::add).collect(Collectors.toSet());
      altered.addAll(fresh.isEmpty() ? Set.of() : files.unsound(fresh));
      var unsound = altered.stream().filter(named::contains).toList();
      return unsound.isEmpty()
          ? List.of()
          : List.of(new Objection("evidence", text("readiness.attest.altered", labels(unsound))));
    };
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
