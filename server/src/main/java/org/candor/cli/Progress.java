package org.candor.cli;

import java.io.PrintWriter;
import java.io.Writer;

/**
 * How far a command is: a line that is written over again where a person looks at a terminal. Where
 * nobody does, such as in a pipeline, each step is a line, or nothing is said.
 */
record Progress(PrintWriter out, boolean terminal, boolean lines) {

  static final Progress NONE = new Progress(new PrintWriter(Writer.nullWriter()), false, false);

  private static final int WIDTH = 30;

  /** For a person at a terminal alone. */
  static Progress on(PrintWriter out) {
    return new Progress(out, isTerminal(), false);
  }

  /** For whoever reads what is written beside the results. */
  static Progress telling(PrintWriter out) {
    return new Progress(out, isTerminal(), true);
  }

  private static boolean isTerminal() {
    var console = System.console();
    return console != null && console.isTerminal();
  }

  /** True: go on. */
  boolean at(int done, int all) {
    if (terminal && all > 0) {
      var full = (int) ((long) WIDTH * Math.min(done, all) / all);
      out.printf("\r  [%s%s] %,d of %,d", "#".repeat(full), " ".repeat(WIDTH - full), done, all);
      out.flush();
    }
    return true;
  }

  /** What is being done, where it cannot be counted. */
  void says(String what) {
    if (terminal) {
      out.print("\r\u001b[K  " + what + " ...");
      out.flush();
    } else if (lines) {
      out.println(what + " ...");
    }
  }

  void end() {
    if (terminal) {
      out.print("\r\u001b[K");
      out.flush();
    }
  }
}
