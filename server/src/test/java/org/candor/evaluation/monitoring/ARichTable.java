package org.candor.evaluation.monitoring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;

/** Rows that every question can be asked of. */
final class ARichTable {

  static final int ROWS = 2_000;

  private ARichTable() {}

  static Path in(Path folder, String name) throws IOException {
    return Files.writeString(folder.resolve(name), csv());
  }

  private static String csv() {
    var random = new Random(7);
    var csv =
        new StringBuilder("id,sex,region,zone,approved,repaid,score,old,")
            .append(
                "sold,forecast,before,low,high,q,gain,rank,rank2,day,delay,said,right,ann,bea\n");
    for (int i = 0; i < ROWS; i++) {
      people(csv, random, i);
      numbers(csv, random, i);
    }
    return csv.toString();
  }

  private static void people(StringBuilder csv, Random random, int i) {
    var woman = random.nextBoolean();
    var region = random.nextInt(3);
    var zone = random.nextInt(50) == 0 ? 9 : region;
    var score = Math.clamp(0.5 + 0.2 * random.nextGaussian() - (woman ? 0.1 : 0), 0.01, 0.99);
    var repaid = random.nextDouble() < score ? 1 : 0;
    csv.append(i).append(woman ? ",woman,r" : ",man,r").append(region).append(",z").append(zone);
    csv.append(score > 0.5 ? ",1," : ",0,").append(repaid).append(',').append(brief(score));
    csv.append(',').append(random.nextInt(2)).append(',');
  }

  private static void numbers(StringBuilder csv, Random random, int i) {
    var sold = 100 + 20 * random.nextGaussian();
    var forecast = sold + 5 * random.nextGaussian();
    for (var each : new double[] {sold, forecast, forecast + random.nextGaussian()}) {
      csv.append(brief(each)).append(',');
    }
    csv.append(brief(forecast - 8)).append(',').append(brief(forecast + 8)).append(',');
    var gain = random.nextInt(3);
    csv.append('q').append(i / 10).append(',').append(gain).append(',');
    csv.append(brief(gain + random.nextGaussian())).append(',');
    csv.append(brief(gain + 2 * random.nextGaussian()));
    csv.append(String.format(Locale.ROOT, ",2026-0%d-%02d,", 1 + i % 3, 1 + i % 27));
    csv.append(brief(5 * random.nextDouble()));
    csv.append(random.nextInt(20) == 0 ? ",?,x" : ",x" + i % 5 + ",x").append(i % 5);
    var label = ",c" + random.nextInt(2);
    csv.append(label).append(random.nextInt(10) == 0 ? ",c0" : label).append('\n');
  }

  private static String brief(double number) {
    return String.format(Locale.ROOT, "%.4f", number);
  }
}
