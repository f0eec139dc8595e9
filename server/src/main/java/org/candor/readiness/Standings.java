package org.candor.readiness;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.candor.kernel.PersonId;
import org.candor.support.evidence.Evidence.Form;
import org.candor.support.evidence.Revisions.Dated;

/**
 * Since when each piece of evidence says what it says, by its number, in positions of the ledger: a
 * number or two for each, so that a copy is cheap.
 */
final class Standings {

  /** No position of the ledger: evidence that is not on record. */
  private static final long NEVER = Long.MAX_VALUE;

  private long[] first = new long[0];
  private long[] changed = new long[0];
  private final Map<Integer, PersonId> writers = new HashMap<>();
  private final BitSet statements = new BitSet();

  Standings copy() {
    var copy = new Standings();
    copy.first = first.clone();
    copy.changed = changed.clone();
    copy.writers.putAll(writers);
    copy.statements.or(statements);
    return copy;
  }

  void put(int number, Dated it) {
    if (number >= first.length) {
      var before = first.length;
      var size = Math.max(number + 1, before + before / 2);
      first = Arrays.copyOf(first, size);
      changed = Arrays.copyOf(changed, size);
      Arrays.fill(first, before, size, NEVER);
      Arrays.fill(changed, before, size, NEVER);
    }
    first[number] = it.first();
    changed[number] = it.changed();
    if (it.writer() == null) {
      writers.remove(number);
    } else {
      writers.put(number, it.writer());
    }
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
    return statements.get(number) && person.equals(writers.get(number));
  }
}
