package org.candor.ledger;

import java.math.BigDecimal;

/**
 * A double as ECMAScript prints it: the shortest digits that read back as the same double, plain
 * between 1e-6 and 1e21. ECMA-262 Number::toString, RFC 8785 section 3.2.2.3.
 *
 * <p>Since 19 the JDK finds the shortest digits too, with one difference: where one digit would do
 * it prints two, the nearest such (4.9E-324 where ECMAScript has 5e-324).
 */
final class EcmaScriptNumber {

  private static final double EXACT_LONG = 1L << 53;

  private EcmaScriptNumber() {}

  static void print(double value, StringBuilder out) {
    if (Math.abs(value) < EXACT_LONG && value == (long) value) {
      out.append((long) value);
      return;
    }
    if (value < 0) {
      out.append('-');
    }
    printDecimal(Math.abs(value), out);
  }

  private static void printDecimal(double value, StringBuilder out) {
    var java = Double.toString(value);
    int e = java.indexOf('E');
    int point = java.indexOf('.');
    var digits = new StringBuilder(24).append(java, 0, point);
    digits.append(java, point + 1, e < 0 ? java.length() : e);
    int exponent = point + (e < 0 ? 0 : Integer.parseInt(java, e + 1, java.length(), 10));
    while (digits.charAt(0) == '0') {
      digits.deleteCharAt(0);
      exponent--;
    }
    while (digits.charAt(digits.length() - 1) == '0') {
      digits.setLength(digits.length() - 1);
    }
    if (digits.length() == 2 && value < Double.MIN_NORMAL) {
      exponent += oneDigitWhereEnough(value, digits, exponent);
    }
    layOut(digits, exponent, out);
  }

  /** Only subnormals lie so far apart that one digit suffices where the nearest two differ. */
  private static int oneDigitWhereEnough(double value, StringBuilder digits, int exponent) {
    int tens = digits.charAt(0) - '0';
    for (int digit :
        digits.charAt(1) < '5' ? new int[] {tens, tens + 1} : new int[] {tens + 1, tens}) {
      var one = BigDecimal.valueOf(digit).scaleByPowerOfTen(exponent - 1);
      if (one.doubleValue() == value) {
        digits.setLength(0);
        digits.append(digit == 10 ? 1 : digit);
        return digit == 10 ? 1 : 0;
      }
    }
    return 0;
  }

  /** The value is 0.DIGITS times ten to the exponent. */
  private static void layOut(StringBuilder digits, int exponent, StringBuilder out) {
    int count = digits.length();
    if (exponent > 21 || exponent <= -6) {
      out.append(digits.charAt(0));
      if (count > 1) {
        out.append('.').append(digits, 1, count);
      }
      out.append(exponent > 0 ? "e+" : "e").append(exponent - 1);
    } else if (exponent <= 0) {
      out.append("0.").repeat('0', -exponent).append(digits);
    } else if (exponent >= count) {
      out.append(digits).repeat('0', exponent - count);
    } else {
      out.append(digits, 0, exponent).append('.').append(digits, exponent, count);
    }
  }
}
