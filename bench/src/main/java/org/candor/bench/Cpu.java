package org.candor.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Processor time used so far by this JVM and by the PostgreSQL of a data folder, in microseconds.
 * Unlike time on the clock it says little of what else the machine does.
 */
record Cpu(long jvm, long postgres) {

  private static final long TICK = 10_000;

  static Cpu now(Path folder) {
    var jvm =
        ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    return new Cpu(jvm / 1_000, postgres(folder));
  }

  Cpu since(Cpu before) {
    return new Cpu(jvm - before.jvm, postgres - before.postgres);
  }

  Cpu plus(Cpu other) {
    return new Cpu(jvm + other.jvm, postgres + other.postgres);
  }

  /** The postmaster, its children, and those of its children that have ended. */
  private static long postgres(Path folder) {
    try (var all = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
      var pid =
          Files.readAllLines(folder.resolve("postgres/cluster/postmaster.pid")).getFirst().strip();
      var sum = 0L;
      for (var process : all) {
        sum += ticks(process, pid);
      }
      return sum * TICK;
    } catch (IOException e) {
      return 0;
    }
  }

  private static long ticks(Path process, String postmaster) throws IOException {
    try {
      var stat = Files.readString(process.resolve("stat"));
      var cells = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      var itself = process.getFileName().toString().equals(postmaster);
      if (!itself && !cells[1].equals(postmaster)) {
        return 0;
      }
      return at(cells, 11) + at(cells, 12) + (itself ? at(cells, 13) + at(cells, 14) : 0);
    } catch (NoSuchFileException e) {
      return 0;
    } catch (java.nio.file.FileSystemException e) {
      return 0;
    } catch (IOException e) {
      if (String.valueOf(e.getMessage()).contains("No such process")) {
        return 0;
      }
      throw e;
    }
  }

  private static long at(String[] cells, int index) {
    return Long.parseLong(cells[index]);
  }
}
