package org.candor.planning.applicability;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.candor.planning.applicability.Applicability.Need;
import org.candor.records.AsOf;

/**
 * The Statement of Applicability as it stood at one moment, every control of it.
 *
 * @param ledgerSize facts recorded at that moment: all of it holds for this position
 * @param day by which evidence counted or did not
 */
public record Reading(AsOf asOf, long ledgerSize, LocalDate day, List<Line> lines) {

  public Reading {
    lines = List.copyOf(lines);
  }

  /** Whether anybody began it. */
  public boolean begun() {
    return lines.stream().anyMatch(it -> it.entry() != null);
  }

  public long decided() {
    return lines.stream().filter(Line::decided).count();
  }

  public long count(Need need) {
    return lines.stream().filter(it -> it.need() == need).count();
  }

  /** Controls of which it says nothing yet. */
  public long missing() {
    return lines.stream().filter(it -> it.entry() == null).count();
  }

  public long wronglyExcluded() {
    return lines.stream().filter(Line::wronglyExcluded).count();
  }

  /** What speaks against it, the newest facts first. */
  public List<Contradiction> contradictions() {
    return Contradiction.freshFirst(
        lines.stream().flatMap(it -> it.contradictions().stream()).toList());
  }

  /** Controls declared further than records show, without those that are contradicted already. */
  public List<Contradiction> overstated() {
    return lines.stream()
        .filter(it -> it.overstated() && !it.contradicted())
        .map(Contradiction::overstated)
        .toList();
  }

  /** All that whoever submits or approves it has to know of. */
  public List<Contradiction> doubts() {
    return Stream.concat(contradictions().stream(), overstated().stream()).toList();
  }

  public Optional<Line> line(String control) {
    return lines.stream().filter(it -> it.control().id().equals(control)).findFirst();
  }

  Stream<Line> with(List<String> controls) {
    return lines.stream().filter(it -> controls.contains(it.control().id()));
  }
}
