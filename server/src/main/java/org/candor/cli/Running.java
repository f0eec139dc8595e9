package org.candor.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.candor.Candor;
import org.candor.database.DataFolder;
import org.candor.register.Register;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.ContextClosedEvent;

/** The application, running for a command. Closed, it leaves nothing behind. */
final class Running implements AutoCloseable {

  private static final List<String> QUIET =
      List.of(
          "--logging.level.root=WARN",
          "--logging.level.org.flywaydb=ERROR",
          "--logging.level.org.springframework.boot=ERROR",
          "--logging.level.org.candor.access.FirstRun=WARN",
          "--logging.level.org.springframework.boot.SpringApplication=OFF",
          "--logging.level.org.springframework.boot.diagnostics.LoggingFailureAnalysisReporter=OFF",
          "--logging.level.org.springframework.boot.tomcat=OFF",
          "--logging.level.org.apache.catalina.core.StandardService=OFF");

  private final ConfigurableApplicationContext context;

  private Running(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /** Answers nobody: the same application as the server's, without a port. */
  static Running silently(Place place) {
    return start(place, List.of("--server.port=-1", "--candor.audit-every=0s"));
  }

  static Running serving(Place place, String address, int port) {
    return start(
        place,
        List.of(
            "--server.address=" + address,
            "--server.port=" + port,
            "--spring.lifecycle.timeout-per-shutdown-phase=4s",
            "--logging.level.org.candor=INFO"));
  }

  private static Running start(Place place, List<String> more) {
    var properties = new ArrayList<>(place.properties());
    properties.addAll(more);
    if (!place.debug) {
      properties.addAll(QUIET);
    }
    var application =
        new SpringApplicationBuilder(Candor.class)
            .bannerMode(Banner.Mode.OFF)
            .logStartupInfo(place.debug);
    return new Running(application.run(properties.toArray(String[]::new)));
  }

  <T> T get(Class<T> service) {
    return context.getBean(service);
  }

  /** By its path, or by the name within its room; {@code systems} is the AI systems. */
  Register<?> register(String named) {
    var path = named.equals("systems") ? "systems/ai-systems" : named;
    var all = context.getBeansOfType(Register.class).values();
    for (var it : all) {
      if (it.path().equals(path) || it.path().endsWith("/" + path)) {
        return it;
      }
    }
    var paths = new TreeSet<String>();
    all.forEach(it -> paths.add(it.path()));
    throw new Misused("There is no register " + named + ". There are: " + String.join(", ", paths));
  }

  DataFolder folder() {
    return get(DataFolder.class);
  }

  int port() {
    var server = ((ServletWebServerApplicationContext) context).getWebServer();
    return server == null ? -1 : server.getPort();
  }

  /** Hears of what rooms tell while they work. */
  <E> void on(Class<E> type, Consumer<E> hearing) {
    context.addApplicationListener(
        (ApplicationListener<PayloadApplicationEvent<?>>)
            event -> {
              if (type.isInstance(event.getPayload())) {
                hearing.accept(type.cast(event.getPayload()));
              }
            });
  }

  void whenClosed(Runnable then) {
    context.addApplicationListener(
        (ApplicationListener<ContextClosedEvent>)
            event -> {
              if (event.getApplicationContext() == context) {
                then.run();
              }
            });
  }

  @Override
  public void close() {
    context.close();
  }
}
