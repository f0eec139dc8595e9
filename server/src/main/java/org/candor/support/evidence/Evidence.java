package org.candor.support.evidence;

import java.time.LocalDate;
import java.util.List;
import org.candor.kernel.PersonId;
import org.candor.register.Prose;
import org.candor.register.Unfit;
import org.candor.web.Phrase;
import org.jspecify.annotations.Nullable;

/**
 * Something that shows that a requirement is met: a file, a link, a record, a measurement or a
 * statement. Clauses 7.5 and 9.1.
 *
 * <p>Its files are attachments of the record, with their SHA-256. The day it speaks of is not the
 * day it was uploaded: the ledger knows the latter.
 *
 * @param covers lines of frameworks, {@code 6.1.2-3} or {@code A.6.2.4} for ISO/IEC 42001, {@code
 *     framework:line} for others
 * @param effectiveOn the day it speaks of, or the first of the period it covers
 * @param periodTo the last day of the period it covers; null for a single day
 * @param expiresOn the last day it counts; null when it does not expire
 * @param madeHow how a machine made it: program, version, command, commit; null for a person's work
 */
public record Evidence(
    String name,
    Form form,
    @Nullable @Prose String shows,
    List<String> covers,
    @Nullable String location,
    @Nullable String sha256,
    LocalDate effectiveOn,
    @Nullable LocalDate periodTo,
    @Nullable LocalDate expiresOn,
    @Nullable PersonId owner,
    @Nullable @Prose String madeHow) {

  private static final String SHA_256 = "[0-9a-f]{64}";

  public Evidence {
    covers = Coverable.spelled(covers);
    if (periodTo != null && periodTo.isBefore(effectiveOn)) {
      throw new Unfit("periodTo", Phrase.of("support.refused.period"));
    }
    if (expiresOn != null && expiresOn.isBefore(effectiveOn)) {
      throw new Unfit("expiresOn", Phrase.of("support.refused.expiry"));
    }
    if (sha256 != null && !sha256.matches(SHA_256)) {
      throw new Unfit("sha256", Phrase.of("support.refused.sha256"));
    }
  }

  /** What carries the evidence. */
  public enum Form {
    FILE,
    LINK,
    RECORD,
    MEASUREMENT,
    STATEMENT
  }

  /** Whether it counts on a day: it has taken effect and has not expired. */
  public boolean holdsOn(LocalDate day) {
    return !effectiveOn.isAfter(day) && (expiresOn == null || !expiresOn.isBefore(day));
  }
}
