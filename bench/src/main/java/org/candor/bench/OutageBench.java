package org.candor.bench;

final class OutageBench {
  private OutageBench() {}

  static void run(Options options) throws Exception {
    throw new UnsupportedOperationException();
  }
}
