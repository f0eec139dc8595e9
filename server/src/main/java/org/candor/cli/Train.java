package org.candor.cli;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Does what a server does, once and for nobody, so that Java can note which classes it takes: the
 * launcher makes its cache from that. JEP 514.
 */
@Command(name = "train", hidden = true, description = "Used by the launcher to make its cache.")
final class Train implements Callable<Integer> {

  private static final List<String> PAGES = List.of("/", "/sign-in", "/nowhere");
  private static final int VISITS = 5;

  @Option(names = "--data", required = true, description = "An empty folder, deleted afterwards.")
  @Nullable Path data;

  @Override
  public Integer call() throws IOException {
    if (data == null) {
      return Main.MISUSED;
    }
    try (var running = Running.serving(Place.at(data), "127.0.0.1", 0)) {
      running.get(SampleOrganization.class).prepare(SignIns.keptIn(data));
      for (var visit = 0; visit < VISITS; visit++) {
        for (var page : PAGES) {
          open("http://127.0.0.1:" + running.port() + page);
        }
      }
    } finally {
      FileSystemUtils.deleteRecursively(data);
    }
    return 0;
  }

  private static void open(String url) throws IOException {
    var connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
    connection.setRequestProperty("Accept", "text/html");
    var status = connection.getResponseCode();
    var body = status < 400 ? connection.getInputStream() : connection.getErrorStream();
    if (body != null) {
      try (body) {
        body.readAllBytes();
      }
    }
  }
}
