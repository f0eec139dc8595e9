package org.candor.evaluation.monitoring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Decisions on loans: half of the men are approved, and of the women the share that is asked for.
 */
final class Loans {

  private Loans() {}

  static Path file(Path folder, int rows, double women) throws IOException {
    return Files.writeString(
        folder.resolve("loans-" + rows + "-" + women + ".csv"), csv(rows, women));
  }

  /** Who repays does not depend on sex, nor on whether it was approved. */
  static String csv(int rows, double women) {
    var text = new StringBuilder("id,sex,approved,repaid,income\n");
    for (int i = 0; i < rows; i++) {
      var woman = i % 2 == 0;
      var place = i / 2 % 100;
      var approved = place < 100 * (woman ? women : 0.5) ? 1 : 0;
      var repaid = i / 200 % 10 < 7 ? 1 : 0;
      text.append(i).append(woman ? ",Female," : ",Male,").append(approved).append(',');
      text.append(repaid).append(',').append(20_000 + place * 300).append('\n');
    }
    return text.toString();
  }
}
