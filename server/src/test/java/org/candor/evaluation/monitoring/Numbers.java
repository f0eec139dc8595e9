package org.candor.evaluation.monitoring;

import java.time.LocalDate;

/** Rows of which everything can be asked: forecasts, answers to queries, decisions day by day. */
final class Numbers {

  private static final LocalDate FIRST = LocalDate.parse("2024-01-01");

  private Numbers() {}

  static String csv(int rows) {
    var text = new StringBuilder("day,q,gain,score,forecast,sold,said,came\n");
    for (int i = 0; i < rows; i++) {
      var wrong = i % 10 == 0;
      text.append(FIRST.plusDays(i / 10)).append(",q").append(i / 5).append(',');
      text.append(i % 5 == 0 ? 1 : 0).append(',').append((95 - i % 5 * 20) / 100.0).append(',');
      text.append(100 + i % 50).append(',').append(100 + i % 50 + i % 7 - 3).append(',');
      text.append(i % 2).append(',').append(wrong ? 1 - i % 2 : i % 2).append('\n');
    }
    return text.toString();
  }
}
