package org.candor.work;

import static org.candor.work.WorkRegisters.TASKS;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.candor.records.Entry;

/** Tasks with a day, as calendars read them: one event a task, all day. RFC 5545. */
final class Calendar {

  private static final int LONGEST_OCTETS = 75;
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

  private final StringBuilder text = new StringBuilder();

  private Calendar() {}

  /**
   * @param site the address of this installation, without a slash at the end; may be empty
   */
  static String of(List<Entry<Task>> tasks, String site, Instant now) {
    var calendar = new Calendar();
    calendar.line("BEGIN:VCALENDAR");
    calendar.line("VERSION:2.0");
    calendar.line("PRODID:-//Candor//AIMS//EN");
    for (var it : tasks) {
      if (it.content().dueOn() != null) {
        calendar.event(it, it.content().dueOn(), site, now);
      }
    }
    calendar.line("END:VCALENDAR");
    return calendar.text.toString();
  }

  private void event(Entry<Task> it, LocalDate day, String site, Instant now) {
    line("BEGIN:VEVENT");
    line("UID:" + it.id() + "@candor");
    line("DTSTAMP:" + MOMENT.format(now));
    line("SEQUENCE:" + (it.version() - 1));
    line("DTSTART;VALUE=DATE:" + DAY.format(day));
    line("DTEND;VALUE=DATE:" + DAY.format(day.plusDays(1)));
    line("TRANSP:TRANSPARENT");
    line("SUMMARY:" + escaped(it.label() + " " + it.content().name()));
    if (it.content().reason() != null) {
      line("DESCRIPTION:" + escaped(it.content().reason()));
    }
    if (!site.isEmpty()) {
      line("URL:" + site + TASKS.href(it));
    }
    line("END:VEVENT");
  }

  /** RFC 5545, 3.3.11. */
  private static String escaped(String words) {
    return words
        .replace("\\", "\\\\")
        .replace(";", "\\;")
        .replace(",", "\\,")
        .replace("\r\n", "\n")
        .replace("\n", "\\n")
        .replaceAll("\\p{Cntrl}", "");
  }

  /** Lines are folded after 75 octets, never within a character. RFC 5545, 3.1. */
  private void line(String content) {
    int octets = 0;
    for (int i = 0; i < content.length(); i += Character.charCount(content.codePointAt(i))) {
      var one = Character.toString(content.codePointAt(i));
      var length = one.getBytes(StandardCharsets.UTF_8).length;
      if (octets + length > LONGEST_OCTETS) {
        text.append("\r\n ");
        octets = 1;
      }
      text.append(one);
      octets += length;
    }
    text.append("\r\n");
  }
}
