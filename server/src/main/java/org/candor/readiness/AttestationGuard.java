package org.candor.readiness;

import static org.candor.readiness.ReadinessRegisters.ATTESTATIONS;
import static org.candor.support.evidence.EvidenceRegisters.EVIDENCE;
import static org.candor.web.Messages.text;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.candor.kernel.Actor;
import org.candor.kernel.PersonId;
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
import org.candor.register.Listings;
import org.candor.support.evidence.Evidence;
import org.candor.support.evidence.EvidenceFiles;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Keeps attestations what somebody said on a day, whoever writes. Nobody attests for another, nor
 * on a day to come; what was said is not rewritten; and nobody attests on evidence that is not
 * there or does not bear on the line, nor on evidence whose files are no longer what was stored:
 * they are compared with their SHA-256 before the writer's turn, for files are large and others
 * wait. Clauses 7.5.3, 9.1.
 */
@Component
class AttestationGuard implements Guard<Attestation> {

  private final EvidenceFiles files;
  private final Records records;
  private final Listings listings;
  private final Clock clock;

  AttestationGuard(EvidenceFiles files, Records records, Listings listings, Clock clock) {
    this.listings = listings;
    this.files = files;
    this.records = records;
    this.clock = clock;
  }

  @Override
  public Kind<Attestation> kind() {
    return ATTESTATIONS.kind();
  }

  @Override
  public Attestation signed(Attestation it, Actor actor) {
    var signer = actor.person();
    return signer == null || it.attestedBy() != null ? it : it.by(signer);
  }

  @Override
  public Supplier<Watch<Attestation>> ahead(List<Change<Attestation>> changes, Actor actor) {
    var named = new HashSet<Integer>();
    changes.forEach(it -> named.addAll(named(it)));
    var seen = files.read(named);
    return () -> new Watching(actor.person(), seen);
  }

  @Override
  public Watch<Attestation> watch() {
    return new Watching(null, Set.of());
  }

  /** What is objected to within one transaction. */
  private final class Watching implements Watch<Attestation> {

    private final @Nullable PersonId signer;
    private final Set<Seen> seen;
    private final Map<Integer, Optional<Entry<Evidence>>> named = new HashMap<>();
    private final Reliance reliance = new Reliance(this::evidence);
    private final Set<Integer> compared = new HashSet<>();
    private final Set<Integer> altered = new TreeSet<>();

    Watching(@Nullable PersonId signer, Set<Seen> seen) {
      this.signer = signer;
      this.seen = seen;
    }

    @Override
    public List<Objection> objections(UUID id, @Nullable Attestation before, Attestation after) {
      if (before != null) {
        return rewritten(before, after);
      }
      var all = new ArrayList<>(unsigned(after, signer, today()));
      all.addAll(reliance.objections(after));
      all.addAll(altered(after));
      return all;
    }

    private Optional<Entry<Evidence>> evidence(int number) {
      return named.computeIfAbsent(number, it -> listings.numbered(EVIDENCE, it, AsOf.NOW));
    }

    /** It was signed when it was recorded. */
    @Override
    public List<Objection> restoring(UUID id, Attestation before) {
      return altered(before);
    }

    private List<Objection> altered(Attestation it) {
      var named = numbers(it);
      var fresh = named.stream().filter(compared::add).collect(Collectors.toSet());
      altered.addAll(files.unsound(fresh, seen));
      var unsound = altered.stream().filter(named::contains).toList();
      return unsound.isEmpty()
          ? List.of()
          : List.of(new Objection("evidence", text("readiness.attest.altered", labels(unsound))));
    }
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  static List<Objection> unsigned(Attestation it, @Nullable PersonId signer, LocalDate today) {
    var all = new ArrayList<Objection>();
    if (!Objects.equals(it.attestedBy(), signer)) {
      all.add(new Objection("attestedBy", text("readiness.refused.signer")));
    }
    if (it.attestedOn().isAfter(today)) {
      all.add(new Objection("attestedOn", text("readiness.refused.ahead")));
    }
    if (it.attestedOn().isBefore(today) && it.reason() == null) {
      all.add(new Objection("reason", text("readiness.refused.late")));
    }
    return all;
  }

  /** What an edit would make of words that somebody gave; an earlier end takes nothing but time. */
  static List<Objection> rewritten(Attestation before, Attestation after) {
    var all = new ArrayList<Objection>();
    for (var field : ATTESTATIONS.fields()) {
      var same =
          Objects.equals(ATTESTATIONS.value(before, field), ATTESTATIONS.value(after, field));
      if (field.byVerb() && !same) {
        all.add(new Objection(field.name(), text("readiness.refused.rewritten")));
      }
    }
    if (after.validUntil().isAfter(before.validUntil())) {
      all.add(new Objection("validUntil", text("readiness.refused.prolonged")));
    }
    return all;
  }

  /** Evidence that is relied on anew. */
  private Set<Integer> named(Change<Attestation> change) {
    return switch (change) {
      case Recording<Attestation> it -> numbers(it.content());
      case Restoring<Attestation> it -> {
        var said = standing(it.id());
        yield said == null ? Set.of() : numbers(said);
      }
      case Revising<Attestation> _ -> Set.of();
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
