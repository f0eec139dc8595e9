package org.candor.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The database as the application gets it: embedded, pooled, kept. */
class DatabaseTests {

  @Configuration
  @Import(DatabaseConfiguration.class)
  @ImportAutoConfiguration({JdbcTemplateAutoConfiguration.class, JdbcClientAutoConfiguration.class})
  static class Application {}

  private static String folder;

  @BeforeAll
  static void anEmptyFolder() {
    folder = TestCluster.emptyFolder("application").toString();
  }

  @Test
  void startsOnAnEmptyFolderMigratedAndChecked() {
    try (var candor = start()) {
      var jdbc = candor.getBean(JdbcClient.class);
      assertThat(jdbc.sql("select current_user").query(String.class).single())
          .isEqualTo("candor_app");
      assertThat(jdbc.sql("select candor.org() is null").query(Boolean.class).single()).isTrue();
      assertThat(candor.getBean(DataFolder.class).path()).hasToString(folder);
    }
  }

  @Test
  void thePoolFindsAServerThatWentAwayAndCameBack() {
    try (var candor = start()) {
      var jdbc = candor.getBean(JdbcClient.class);
      var postgres = ((Server.Embedded) candor.getBean(Server.class)).postgres();
      var dead = postgres.pid();
      ProcessHandle.of(dead).orElseThrow().destroyForcibly();

      await().atMost(Duration.ofMinutes(1)).until(() -> postgres.pid() != dead);
      await()
          .atMost(Duration.ofMinutes(1))
          .ignoreExceptions()
          .until(() -> jdbc.sql("select 'back'").query(String.class).single().equals("back"));
    }
  }

  private static ConfigurableApplicationContext start() {
    return new SpringApplicationBuilder(Application.class)
        .web(WebApplicationType.NONE)
        .run("--candor.data=" + folder);
  }
}
