package org.candor.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.candor.Candor;
import org.candor.database.Scope;
import org.candor.kernel.Actor;
import org.candor.kernel.OrgId;
import org.candor.kernel.PersonId;
import org.candor.records.Ids;
import org.candor.records.Ledger;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.util.FileSystemUtils;

/**
 * A Candor of the bench's own, on a free port of loopback, in a folder that goes away with it; and
 * beside it the same PostgreSQL as its superuser sees it, whom no policy holds back.
 */
final class Installation implements AutoCloseable {

  private final ConfigurableApplicationContext context;
  private final Path folder;
  private final boolean temporary;

  private Installation(ConfigurableApplicationContext context, Path folder, boolean temporary) {
    this.context = context;
    this.folder = folder;
    this.temporary = temporary;
  }

  static Installation fresh() throws IOException {
    return fresh(Map.of());
  }

  static Installation fresh(Map<String, Object> settings) throws IOException {
    return start(Files.createTempDirectory("candor-bench-"), settings, null, true);
  }

  /** One that takes the time from this clock. */
  static Installation fresh(Map<String, Object> settings, Clock clock) throws IOException {
    return start(Files.createTempDirectory("candor-bench-"), settings, clock, true);
  }

  /** One whose folder stays. */
  static Installation in(Path folder, Map<String, Object> settings) {
    return start(folder, settings, null, false);
  }

  private static Installation start(
      Path folder, Map<String, Object> settings, @Nullable Clock clock, boolean temporary) {
    var all = new HashMap<String, Object>();
    all.put("candor.data", folder.toString());
    all.put("server.address", "127.0.0.1");
    all.put("server.port", "0");
    all.put("spring.main.banner-mode", "off");
    all.put("logging.level.root", "warn");
    all.put("logging.level.org.flywaydb", "error");
    all.putAll(settings);
    var context =
        new SpringApplicationBuilder(Candor.class)
            .web(WebApplicationType.SERVLET)
            .initializers(
                (GenericApplicationContext it) -> {
                  it.registerBean(Statements.class, () -> new Statements());
                  if (clock != null) {
                    it.registerBean(
                        "turnedClock", Clock.class, () -> clock, bean -> bean.setPrimary(true));
                  }
                })
            .run(all.entrySet().stream().map(it -> "--" + it).toArray(String[]::new));
    return new Installation(context, folder, temporary);
  }

  Path folder() {
    return folder;
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  TransactionOperations transactions() {
    return bean(TransactionOperations.class);
  }

  /** Founds an organization. */
  OrgId organization(String name) {
    var org = new OrgId(Ids.next());
    var found = bean(Ledger.class);
    Scope.of(org)
        .run(() -> transactions().executeWithoutResult(_ -> found.found(org, name, actor())));
    return org;
  }

  /** Who writes in benches. */
  static Actor actor() {
    return new Actor(new PersonId(new UUID(42, 42_001)), "Ada", "bench");
  }

  /** The same server as a role sees it: {@code postgres} passes policies, the others do not. */
  HikariDataSource as(String role) throws IOException {
    return as(folder, role);
  }

  static HikariDataSource as(Path folder, String role) throws IOException {
    var config = new HikariConfig();
    config.setPoolName(role);
    config.setJdbcUrl(url(folder));
    config.setUsername(role);
    config.setPassword(password(folder, role));
    config.setMaximumPoolSize(10);
    config.setMinimumIdle(1);
    config.addDataSourceProperty("reWriteBatchedInserts", "true");
    return new HikariDataSource(config);
  }

  static String url(Path folder) throws IOException {
    var port = Files.readString(folder.resolve("postgres/port")).strip();
    return "jdbc:postgresql://127.0.0.1:" + port + "/candor";
  }

  static String password(Path folder, String role) throws IOException {
    var stored = new Properties();
    try (var in = Files.newBufferedReader(folder.resolve("postgres/passwords"))) {
      stored.load(in);
    }
    return stored.getProperty(role);
  }

  @Override
  public void close() throws IOException {
    context.close();
    if (temporary) {
      FileSystemUtils.deleteRecursively(folder);
    }
  }
}
