package org.candor;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The application: an AI management system for ISO/IEC 42001:2023. */
@SpringBootApplication
@EnableScheduling
public class Candor {

  public static void main(String[] args) {
    SpringApplication.run(Candor.class, args);
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }
}
