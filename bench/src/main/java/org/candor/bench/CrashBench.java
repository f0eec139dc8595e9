package org.candor.bench;

final class CrashBench {
  private CrashBench() {}

  static void run(Options options) throws Exception {
    throw new UnsupportedOperationException();
  }
}
