package org.candor.readiness;

import static org.candor.support.evidence.EvidenceRegisters.EVIDENCE;
import static org.candor.web.Messages.text;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.candor.readiness.Attestation.Answer;
import org.candor.records.Entry;
import org.candor.records.Objection;
import org.candor.support.evidence.Evidence;
import org.candor.web.Times;
import org.jspecify.annotations.Nullable;

/**
 * What an attestation can rest on: evidence that is on record, in force on the day of which it
 * speaks, and bears on the line. What is denied may be denied for the very lack of that. Clauses
 * 7.5.3, 9.1.
 *
 * @param evidence as it stands, by its number
 */
record Reliance(IntFunction<Optional<Entry<Evidence>>> evidence) {

  List<Objection> objections(Attestation it) {
    return it.evidence().stream()
        .flatMap(label -> Optional.ofNullable(objection(it, label)).stream())
        .map(why -> new Objection("evidence", why))
        .toList();
  }

  private @Nullable String objection(Attestation it, String label) {
    var number = EVIDENCE.number(label.strip());
    var found = number.isEmpty() ? null : evidence.apply(number.getAsInt()).orElse(null);
    if (found == null) {
      return text("readiness.attest.unknown", label.strip());
    }
    return it.answer() == Answer.NOT_MET ? null : objection(it, found);
  }

  private static @Nullable String objection(Attestation it, Entry<Evidence> found) {
    var shown = found.content();
    var until = shown.expiresOn();
    if (found.retired()) {
      return text("readiness.attest.retired", found.label());
    }
    if (shown.effectiveOn().isAfter(it.attestedOn())) {
      return text("readiness.attest.early", found.label(), Times.day(shown.effectiveOn()));
    }
    if (until != null && until.isBefore(it.attestedOn())) {
      return text("readiness.attest.expired", found.label(), Times.day(until));
    }
    return shown.covers().contains(it.requirement())
        ? null
        : text("readiness.attest.uncovered", found.label(), it.requirement());
  }
}
