package org.candor.support.evidence;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.candor.records.Kind;
import org.jspecify.annotations.Nullable;

/**
 * That a piece of evidence consists of nothing but files that are gone from the store, or that one
 * of them is no longer what was stored: in use while they are missed, retired when they are back.
 * Clause 7.5.3.
 *
 * @param evidence whose files they are
 * @param evidenceNumber the 12 of EV-12
 * @param files SHA-256 of each, hex
 * @param missingSince the day that somebody looked and did not find them
 * @param cause null in what was recorded before causes were
 */
public record Loss(
    UUID evidence,
    int evidenceNumber,
    List<String> files,
    LocalDate missingSince,
    @Nullable Cause cause) {

  public static final Kind<Loss> KIND = new Kind<>("support/lost-files", Loss.class, "LOST");

  /** Why the files are missed. */
  public enum Cause {
    GONE,
    /** At least one lies there with other bytes. */
    ALTERED
  }

  public Loss {
    files = List.copyOf(files);
  }
}
