package org.candor.readiness;

import java.util.List;
import org.candor.records.Entry;

/**
 * What rests on a piece of evidence.
 *
 * @param lines that it covers
 * @param attestations that name it
 */
public record Resting(List<Line> lines, List<Entry<Attestation>> attestations) {

  public Resting {
    lines = List.copyOf(lines);
    attestations = List.copyOf(attestations);
  }

  /**
   * A requirement or control.
   *
   * @param alone whether no other evidence in force bears on it
   */
  public record Line(String id, String title, String href, Verdict verdict, boolean alone) {}
}
