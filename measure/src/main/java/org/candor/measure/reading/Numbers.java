package org.candor.measure.reading;

import java.util.Locale;

/** Numbers as people read them. */
final class Numbers {

  private Numbers() {}

  static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** Two significant digits: nobody knows more of what would be needed. */
  static long rounded(long count) {
    if (count < 100) {
      return count;
    }
    long unit = (long) Math.pow(10, Math.floor(Math.log10(count)) - 1);
    return (count + unit - 1) / unit * unit;
  }

  /** Two decimals, more where those would hide it. */
  static String plain(double number) {
    if (number == Math.rint(number) && Math.abs(number) < 1e15) {
      return count((long) number);
    }
    double size = Math.abs(number);
    if (size >= 0.1) {
      String two = String.format(Locale.ROOT, "%,.2f", number);
      boolean onTheEdge = two.equals("1.00") || two.equals("0.10");
      return onTheEdge ? String.format(Locale.ROOT, "%.4f", number) : two;
    }
    return size >= 0.0001
        ? String.format(Locale.ROOT, "%.4f", number)
        : String.format(Locale.ROOT, "%.1e", number);
  }

  /** A share in percent. */
  static String percent(double share) {
    double percent = share * 100;
    return percent != 0 && Math.abs(percent) < 0.1
        ? String.format(Locale.ROOT, "%.3f %%", percent)
        : String.format(Locale.ROOT, "%.1f %%", percent);
  }

  /** A difference of shares. */
  static String points(double difference) {
    double points = Math.abs(difference) * 100;
    String text =
        points != 0 && points < 0.1
            ? String.format(Locale.ROOT, "%.3f", points)
            : String.format(Locale.ROOT, "%.1f", points);
    return text + (text.equals("1.0") ? " point" : " points");
  }
}
