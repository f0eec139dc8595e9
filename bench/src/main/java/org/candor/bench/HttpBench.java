package org.candor.bench;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.candor.records.RecordJson;
import org.candor.systems.AiSystem;

/**
 * Records written through the API by several clients at once, one in a request and many lines in a
 * request, beside the same rows by bare JDBC with fsync.
 */
final class HttpBench {

  private static final String SYSTEMS = "/api/v1/systems/ai-systems";

  private final Office office;
  private final String token;

  private HttpBench(Office office) {
    this.office = office;
    this.token = office.token();
  }

  static void run(Options options) throws Exception {
    try (var installation = Installation.fresh(Office.SETTINGS);
        var owner = installation.as("postgres")) {
      var office = new Office(installation);
      var bench = new HttpBench(office);
      var write =
          new WriteBench(installation, options.number("clients", 8), options.number("seconds", 5));
      var bare = new BareInserts(owner);
      bare.make();
      for (var size : options.text("batches", "1,100").split(",")) {
        var batch = Integer.parseInt(size);
        Map<String, WriteBench.Way> ways = new LinkedHashMap<>();
        ways.put("bare JDBC, primary key only", bare.way(owner, "bare", office.org()));
        ways.put("+ the register's indexes", bare.way(owner, "indexed", office.org()));
        ways.put("Records", (_, systems) -> write.write(office.org(), systems));
        ways.put(
            batch == 1 ? "POST of one" : "POST of NDJSON",
            (_, systems) -> {
              if (batch == 1) {
                bench.one(systems.getFirst());
              } else {
                bench.bulk(systems);
              }
            });
        write.measure(ways, batch, options.number("rounds", 3));
      }
    }
  }

  private void one(AiSystem system) {
    post(SYSTEMS, "application/json", RecordJson.MAPPER.writeValueAsString(system), 201);
  }

  private void bulk(List<AiSystem> systems) {
    var lines = new StringBuilder();
    for (var it : systems) {
      lines
          .append("{\"op\":\"record\",\"content\":")
          .append(RecordJson.MAPPER.writeValueAsString(it))
          .append("}\n");
    }
    var answers = post(SYSTEMS + "/bulk", "application/x-ndjson", lines.toString(), 200);
    var written = answers.lines().filter(it -> it.contains("\"status\":201")).count();
    if (written != systems.size()) {
      throw new IllegalStateException(
          "%d of %d written: %s".formatted(written, systems.size(), answers.lines().findFirst()));
    }
  }

  private String post(String path, String type, String body, int expected) {
    var request =
        office
            .request(path)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(body))
            .build();
    try {
      var answer = office.http().send(request, BodyHandlers.ofString());
      if (answer.statusCode() != expected) {
        throw new IllegalStateException(answer.statusCode() + ": " + answer.body());
      }
      return answer.body();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
