package org.candor.records;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a ledger and that which it is compared with say differently, or that one of them is missing.
 * Clause 7.5.3.
 *
 * @param register path of the kind of record it is about, e.g. {@code systems/models}; null where
 *     it is about the ledger itself
 * @param id of the record; null where it is about none
 * @param label what people call the record, e.g. {@code MDL-3}
 * @param position of the fact
 * @param field of the record that differs
 * @param said what the fact says; null where it says nothing, or nothing that may be shown
 * @param found what stands in its place; null likewise
 * @param text all of it in one line, as the command prints it; holds no personal data
 */
public record Discrepancy(
    @Nullable String register,
    @Nullable UUID id,
    @Nullable String label,
    @Nullable Long position,
    @Nullable String field,
    @Nullable String said,
    @Nullable String found,
    String text) {

  /** For whoever may not read the register: where it differs, and not what it says. */
  public Discrepancy discreet() {
    return said == null && found == null
        ? this
        : new Discrepancy(
            register,
            id,
            label,
            position,
            field,
            null,
            null,
            "fact %d, %s in %s, field %s".formatted(position, label, register, field));
  }

  /** About the ledger itself. */
  static Discrepancy ofLedger(String text) {
    return new Discrepancy(null, null, null, null, null, null, null, text);
  }
}
