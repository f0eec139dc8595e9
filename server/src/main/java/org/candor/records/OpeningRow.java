package org.candor.records;

import java.util.Objects;
import org.candor.ledger.Opening;
import org.jspecify.annotations.Nullable;

/** One opening, of a fact or of a run of facts that commit to the same. */
record OpeningRow(long seq, long last, String path, @Nullable Opening opening) {

  boolean goesOnWith(OpeningRow next) {
    return opening == next.opening
        && next.seq == last + 1
        && next.seq - seq < Openings.MOST_THROUGH;
  }

  OpeningRow through(long seq) {
    return new OpeningRow(this.seq, seq, path, opening);
  }

  @Nullable Long through() {
    return last == seq ? null : last;
  }

  Opening opened() {
    return Objects.requireNonNull(opening);
  }
}
