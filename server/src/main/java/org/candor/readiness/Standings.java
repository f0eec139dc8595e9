package org.candor.readiness;

import java.util.Arrays;
import java.util.BitSet;
import org.candor.kernel.PersonId;
import org.candor.support.evidence.Evidence.Form;
import org.candor.support.evidence.Revisions.Dated;
import org.jspecify.annotations.Nullable;

/**
 * Since when each piece of evidence says what it says, by its number, in positions of the ledger: a
 * number or two for each, so that a copy is cheap.
 */
final class Standings {

  /** No position of the ledger: evidence that is not on record. */
  private static final long NEVER = Long.MAX_VALUE;

  private long[] first = new long[0];
  private long[] changed = new long[0];
  private @Nullable PersonId[] writers = new PersonId[0];
  private final BitSet statements = new BitSet();

  Standings copy() {
    var copy = new Standings();
    copy.first = first.clone();
    copy.changed = changed.clone();
    copy.writers = writers.clone();
    copy.statements.or(statements);
    return copy;
  }

  void put(int number, Dated it) {
    if (number >= first.length) {
      var before = first.length;
      var size = Math.max(number + 1, before + before / 2);
      first = Arrays.copyOf(first, size);
      changed = Arrays.copyOf(changed, size);
      writers = Arrays.copyOf(writers, size);
      Arrays.fill(first, before, size, NEVER);
      Arrays.fill(changed, before, size, NEVER);
    }
    first[number] = it.first();
    changed[number] = it.changed();
    writers[number] = it.writer();
  }

  void called(int number, Form form) {
    statements.set(number, form == Form.STATEMENT);
  }

  /** Whether it was on record at a position. */
  boolean known(int number, long at) {
    return number < first.length && first[number] < at;
  }

  /** Whether it said then what it says now. */
  boolean stood(int number, long at) {
    return known(number, at) && changed[number] < at;
  }

  /** Whether it was there and says something else since. */
  boolean otherwise(int number, long at) {
    return known(number, at) && !stood(number, at);
  }

  /** Whether it is the mere statement of a person. */
  boolean statedBy(int number, PersonId person) {
    return statements.get(number) && number < writers.length && person.equals(writers[number]);
  }
}
