package org.candor.cli;

import java.io.PrintWriter;

/** How far a command is: a line that is written over again, where a person looks at a terminal. */
record Progress(PrintWriter out, boolean shown) {

  private static final int WIDTH = 30;

  static Progress on(PrintWriter out) {
    var console = System.console();
    return new Progress(out, console != null && console.isTerminal());
  }

  /** True: go on. */
  boolean at(int done, int all) {
    if (shown && all > 0) {
      var full = (int) ((long) WIDTH * Math.min(done, all) / all);
      out.printf("\r  [%s%s] %,d of %,d", "#".repeat(full), " ".repeat(WIDTH - full), done, all);
      out.flush();
    }
    return true;
  }

  /** What is being done, where it cannot be counted. */
  void says(String what) {
    if (shown) {
      out.print("\r\u001b[K  " + what + " ...");
      out.flush();
    }
  }

  void end() {
    if (shown) {
      out.print("\r\u001b[K");
      out.flush();
    }
  }
}
