package org.candor.records;

import java.time.Instant;
import java.util.UUID;
import org.candor.kernel.PersonId;
import org.candor.kernel.Ref;
import org.jspecify.annotations.Nullable;

/**
 * One version of a record as kept.
 *
 * @param number counted within the register, from 1: the 12 of SYS-12
 * @param version counted within the record, from 1
 * @param fromSeq ledger position that brought this version about
 * @param toSeq ledger position that ended it; null while it holds
 * @param externalKey what another system calls the record; unique in its register
 */
public record Entry<R extends Record>(
    Kind<R> kind,
    UUID id,
    int number,
    int version,
    long fromSeq,
    @Nullable Long toSeq,
    boolean retired,
    Instant recordedAt,
    @Nullable PersonId recordedBy,
    @Nullable String externalKey,
    R content) {

  public Ref ref() {
    return new Ref(kind.path(), id);
  }

  Entry<R> endedAt(long seq) {
    return new Entry<>(
        kind,
        id,
        number,
        version,
        fromSeq,
        seq,
        retired,
        recordedAt,
        recordedBy,
        externalKey,
        content);
  }

  /** What people call it: {@code SYS-12}. */
  public String label() {
    return kind.prefix() + "-" + number;
  }
}
