package org.candor.bench;

import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.Locale;

/** What a number was measured on, and what else went on there. */
final class Machine {

  private Machine() {}

  static String words() {
    var runtime = Runtime.getRuntime();
    return String.format(
        Locale.ROOT,
        "%s; %d cores, heap up to %d MB, Java %s, %s; load average %.1f.",
        LocalDate.now(),
        runtime.availableProcessors(),
        runtime.maxMemory() >> 20,
        Runtime.version().feature(),
        System.getProperty("os.name"),
        load());
  }

  static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }
}
