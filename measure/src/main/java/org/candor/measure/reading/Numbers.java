package org.candor.measure.reading;

import java.util.Locale;
import org.candor.ledger.Json;
import org.candor.measure.Limit;
import org.jspecify.annotations.Nullable;

/** Numbers as people read them: rounded in sentences, to four digits in tables. */
public final class Numbers {

  private static final int MOST_BRIEF = 6;

  private Numbers() {}

  public static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** Such as {@code 1 row} and {@code 2,000 rows}. */
  public static String rows(long count) {
    return count(count) + (count == 1 ? " row" : " rows");
  }

  /** Two significant digits: nobody knows more of what would be needed. */
  public static long rounded(long count) {
    if (count < 100) {
      return count;
    }
    long unit = (long) Math.pow(10, Math.floor(Math.log10(count)) - 1);
    return (count + unit - 1) / unit * unit;
  }

  /** Two decimals, more where those would hide it. */
  public static String plain(double number) {
    if (number == Math.rint(number) && Math.abs(number) < 1e15) {
      return count((long) number);
    }
    double size = Math.abs(number);
    if (size >= 0.1) {
      String two = String.format(Locale.ROOT, "%,.2f", number);
      boolean onTheEdge = two.equals("1.00") || two.equals("0.10");
      return onTheEdge ? String.format(Locale.ROOT, "%.4f", number) : two;
    }
    return size >= 0.0001 ? String.format(Locale.ROOT, "%.4f", number) : "nearly 0";
  }

  /** A share in percent. */
  public static String percent(double share) {
    double percent = share * 100;
    return percent != 0 && Math.abs(percent) < 0.1
        ? String.format(Locale.ROOT, "%.3f %%", percent)
        : String.format(Locale.ROOT, "%.1f %%", percent);
  }

  /** A difference of shares. */
  public static String points(double difference) {
    double points = Math.abs(difference) * 100;
    String text =
        points != 0 && points < 0.1
            ? String.format(Locale.ROOT, "%.3f", points)
            : String.format(Locale.ROOT, "%.1f", points);
    return text + (text.equals("1.0") ? " point" : " points");
  }

  /** Four significant digits; whole numbers as they are; empty where there is none. */
  public static String exact(@Nullable Double number) {
    if (number == null) {
      return "";
    }
    double it = number;
    if (it == Math.rint(it) && Math.abs(it) < 1e15) {
      return count((long) it);
    }
    double size = Math.abs(it);
    if (size < 1e-4 || size >= 1e9) {
      return String.format(Locale.ROOT, "%.3e", it);
    }
    int decimals = Math.clamp(3 - (int) Math.floor(Math.log10(size)), 0, 7);
    return String.format(Locale.ROOT, "%,." + decimals + "f", it);
  }

  /** Such as: at least 0.8. */
  public static String limit(Limit limit) {
    if (limit.atLeast() == null) {
      return "at most " + brief(limit.atMost());
    }
    return limit.atMost() == null
        ? "at least " + brief(limit.atLeast())
        : brief(limit.atLeast()) + " to " + brief(limit.atMost());
  }

  /** As people set limits: 0.8, not 0.8000. */
  static String brief(@Nullable Double value) {
    String exact = value == null ? "" : Json.of((double) value).canonical();
    return exact.length() > MOST_BRIEF ? exact(value) : exact;
  }
}
