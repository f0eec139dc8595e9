package org.candor.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Whoever gets the {@code DataSource} gets a database that is started, migrated and checked. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseProperties.class)
class DatabaseConfiguration {

  @Bean
  DataFolder dataFolder(DatabaseProperties properties) {
    return new DataFolder(properties.data());
  }

  @Bean(destroyMethod = "close")
  Server databaseServer(DatabaseProperties properties, DataFolder folder) {
    var wanted = properties.database();
    if (wanted.isOutside()) {
      return new Server.Outside(
          Objects.requireNonNull(wanted.url()),
          new Login(wanted.ownerUser(), wanted.ownerPassword()),
          new Login(wanted.user(), wanted.password()));
    }
    var postgres = EmbeddedPostgres.start(folder, wanted.port());
    Roles.prepare(postgres, "candor");
    return new Server.Embedded(postgres);
  }

  @Bean(destroyMethod = "close")
  HikariDataSource dataSource(Server server, DatabaseProperties properties) {
    var migrations = new Migrations(server);
    migrations.run();
    RoleCheck.of(server, migrations.rooms()).require();
    return pool(server, properties.database().pool());
  }

  @Bean
  ScopedTransactionManager transactionManager(DataSource source) {
    return new ScopedTransactionManager(source);
  }

  /** Gives up after ten seconds without a connection, and finds a server that comes back. */
  private static HikariDataSource pool(Server server, int size) {
    var config = new HikariConfig();
    config.setPoolName("candor");
    config.setJdbcUrl(server.url());
    config.setUsername(server.app().user());
    config.setPassword(server.app().password());
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(Math.min(size, 4));
    config.setConnectionTimeout(10_000);
    config.setValidationTimeout(2_000);
    config.setKeepaliveTime(60_000);
    config.addDataSourceProperty("ApplicationName", "candor");
    config.addDataSourceProperty("connectTimeout", "4");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.addDataSourceProperty("reWriteBatchedInserts", "true");
    return new HikariDataSource(config);
  }
}
