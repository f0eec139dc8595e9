package org.candor.evaluation.monitoring;

import java.util.Optional;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.register.Listings;
import org.candor.register.Register;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds records by what people call them. */
@Component
class Named {

  private final Listings listings;

  Named(Listings listings) {
    this.listings = listings;
  }

  /**
   * @param label such as {@code SYS-12}; null finds none
   */
  <R extends Record> Optional<Entry<R>> find(Register<R> register, @Nullable String label) {
    return find(register, label, AsOf.NOW);
  }

  <R extends Record> Optional<Entry<R>> find(
      Register<R> register, @Nullable String label, AsOf asOf) {
    if (label == null) {
      return Optional.empty();
    }
    var number = register.number(label.strip());
    return number.isPresent()
        ? listings.numbered(register, number.getAsInt(), asOf)
        : Optional.empty();
  }
}
