package org.candor.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.candor.work.WorkRegisters.TASKS;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.candor.records.Entry;
import org.candor.work.Task.Origin;
import org.junit.jupiter.api.Test;

class CalendarTests {

  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  @Test
  void aTaskWithADayIsAnEventOfThatDayAndOneWithoutIsNone() {
    var text =
        Calendar.of(
            List.of(
                task("Sign; seal, and\nsend", LocalDate.parse("2026-03-31")), task("Later", null)),
            "https://aims.example",
            NOW);
    assertThat(text.split("BEGIN:VEVENT", -1)).hasSize(2);
    assertThat(text)
        .contains(
            "DTSTART;VALUE=DATE:20260331\r\n",
            "DTEND;VALUE=DATE:20260401\r\n",
            "SUMMARY:TSK-7 Sign\\; seal\\, and\\nsend\r\n",
            "URL:https://aims.example/work/tasks/");
  }

  @Test
  void aLongLineIsFoldedBetweenCharacters() {
    var text = Calendar.of(List.of(task("ü€".repeat(60), LocalDate.MAX.withYear(2026))), "", NOW);
    assertThat(text.split("\r\n"))
        .allSatisfy(
            it -> assertThat(it.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75));
    assertThat(text.replace("\r\n ", "")).contains("ü€".repeat(60));
  }

  private static Entry<Task> task(String name, LocalDate due) {
    var task = Task.of(name, null, null, null, null, due, null, Origin.PERSON);
    return new Entry<>(
        TASKS.kind(), UUID.randomUUID(), 7, 1, 1, null, false, NOW, null, null, task);
  }
}
