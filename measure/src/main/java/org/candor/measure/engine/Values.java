package org.candor.measure.engine;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.candor.ledger.Json;
import org.jspecify.annotations.Nullable;

/** Values as one text, whatever the engine calls them. */
final class Values {

  private Values() {}

  static @Nullable String text(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Double it -> real(it);
      case Float it -> real(it.doubleValue());
      case BigDecimal it -> decimal(it);
      case Date it -> it.toLocalDate().toString();
      case Timestamp it -> it.toLocalDateTime().toString();
      case OffsetDateTime it -> it.withOffsetSameInstant(ZoneOffset.UTC).toString();
      case Object it -> it.toString();
    };
  }

  /** As ECMAScript writes numbers, so that 1.0 of one engine and 1 of the other are one value. */
  static String real(double value) {
    return Double.isFinite(value) ? Json.of(value == 0 ? 0 : value).canonical() : "" + value;
  }

  private static String decimal(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  static double number(Object value) {
    return switch (value) {
      case Number it -> it.doubleValue() + 0.0; // no negative zero
      case Object it -> throw new IllegalStateException("no number: " + it.getClass());
    };
  }

  static BigInteger whole(@Nullable Object value) {
    return switch (value) {
      case null -> BigInteger.ZERO;
      case BigInteger it -> it;
      case BigDecimal it -> it.toBigIntegerExact();
      case Number it -> BigInteger.valueOf(it.longValue());
      case Object it -> new BigInteger(it.toString());
    };
  }
}
