package org.candor.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The benches by name, and the command that runs one. */
public final class Bench {

  private static final Map<String, Body> BENCHES = new LinkedHashMap<>();

  static {
    BENCHES.put("list", ListBench::run);
    BENCHES.put("write", WriteBench::run);
    BENCHES.put("http", HttpBench::run);
    BENCHES.put("people", PeopleBench::run);
    BENCHES.put("import", ImportBench::run);
    BENCHES.put("ledger", LedgerBench::run);
    BENCHES.put("audit", AuditBench::run);
    BENCHES.put("flips", FlipBench::run);
    BENCHES.put("crash", CrashBench::run);
    BENCHES.put("outage", OutageBench::run);
    BENCHES.put("readiness", ReadinessBench::run);
    BENCHES.put("measure", MeasureBench::run);
    BENCHES.put("peers", PeerBench::run);
    BENCHES.put("start", StartBench::run);
  }

  private Bench() {}

  /** Measures and prints. */
  interface Body {
    void run(Options options) throws Exception;
  }

  public static void main(String[] arguments) throws Exception {
    var body = arguments.length == 0 ? null : BENCHES.get(arguments[0]);
    if (body == null) {
      var names = BENCHES.keySet().stream().collect(Collectors.joining(" | "));
      System.err.println("bench/run " + names + " [--option value ...]");
      System.exit(2);
      return;
    }
    System.setProperty("logging.level.root", "warn");
    System.out.println("### " + String.join(" ", arguments) + "\n\n" + Machine.words() + "\n");
    body.run(Options.read(Arrays.asList(arguments).subList(1, arguments.length)));
    System.exit(0);
  }
}
