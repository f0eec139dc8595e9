package org.candor.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import gg.jte.CodeResolver;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.candor.evaluation.results.AMeasurement;

/** Every component on pages of its own, rendered without a database and served with our policy. */
final class Gallery implements AutoCloseable {

  static final Path FOLDER = Path.of("target/gallery");
  private static final Path ASSETS = Path.of("target/classes/assets");
  static final String POLICY = "default-src 'self'; frame-ancestors 'none'";

  private final Map<String, String> pages = new TreeMap<>();
  private final HttpServer server;

  /** Templates are compiled into a folder of this JVM: another may be at it, too. */
  Gallery() throws IOException {
    var engine =
        TemplateEngine.create(
            new TwoFolders(),
            Path.of("target/gallery-classes", Long.toString(ProcessHandle.current().pid())),
            ContentType.Html);
    var now = Samples.shell(null);
    var past = Samples.shell(new Shell.Past(Instant.parse("2026-03-31T10:20:00Z"), 1234, true));
    render(engine, "overview", "gallery/overview.jte", Map.of("shell", now));
    render(engine, "past", "gallery/overview.jte", Map.of("shell", past));
    render(engine, "components", "gallery/components.jte", Map.of("shell", now));
    render(engine, "form", "gallery/form.jte", Map.of("shell", now));
    render(engine, "outside", "gallery/outside.jte", Map.of("title", "Sign in"));
    var missing = Troubles.notFound();
    render(engine, "missing", "web/troubleInside.jte", Map.of("shell", now, "trouble", missing));
    var broken = Troubles.broken("7f3a-91c2");
    render(engine, "broken", "web/troubleOutside.jte", Map.of("trouble", broken));
    for (var each : AMeasurement.results().entrySet()) {
      var result = each.getValue();
      var with =
          Map.<String, Object>of("shell", now, "result", result, "trends", AMeasurement.trends());
      render(engine, each.getKey(), "gallery/result.jte", with);
    }
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  List<String> names() {
    return List.copyOf(pages.keySet());
  }

  String html(String name) {
    return pages.getOrDefault(name, "");
  }

  String address(String name) {
    return "http://localhost:" + server.getAddress().getPort() + "/" + name + ".html";
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void render(TemplateEngine engine, String name, String template, Map<String, Object> with)
      throws IOException {
    var output = new StringOutput();
    engine.render(template, with, output);
    pages.put(name, output.toString());
    Files.createDirectories(FOLDER.resolve("assets"));
    Files.writeString(FOLDER.resolve(name + ".html"), output.toString());
    try (var files = Files.list(ASSETS)) {
      for (var file : files.toList()) {
        var copy = FOLDER.resolve("assets").resolve(file.getFileName());
        Files.write(copy, Files.readAllBytes(file));
      }
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    var path = FOLDER.resolve(exchange.getRequestURI().getPath().substring(1)).normalize();
    try (exchange) {
      if (!path.startsWith(FOLDER) || !Files.isRegularFile(path)) {
        exchange.sendResponseHeaders(404, 0);
        exchange.getResponseBody().write("Not in the gallery".getBytes(StandardCharsets.UTF_8));
        return;
      }
      var bytes = Files.readAllBytes(path);
      exchange.getResponseHeaders().set("Content-Type", type(path.toString()));
      exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private static String type(String name) {
    return switch (name.substring(name.lastIndexOf('.'))) {
      case ".css" -> "text/css";
      case ".js" -> "text/javascript";
      case ".svg" -> "image/svg+xml";
      default -> "text/html; charset=utf-8";
    };
  }

  /** Templates that ship and templates of the gallery, as one tree. */
  private record TwoFolders() implements CodeResolver {

    private static Path find(String name) {
      var shipped = Path.of("src/main/jte", name);
      return Files.exists(shipped) ? shipped : Path.of("src/test/jte", name);
    }

    @Override
    public String resolve(String name) {
      try {
        var file = find(name);
        return Files.exists(file) ? Files.readString(file) : null;
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }

    @Override
    public long getLastModified(String name) {
      return 0;
    }
  }
}
