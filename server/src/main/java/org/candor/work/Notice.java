package org.candor.work;

import static org.candor.web.Messages.text;

import java.time.Instant;
import java.util.UUID;
import org.candor.web.Tone;
import org.jspecify.annotations.Nullable;

/**
 * Something a person should know of. Clause 7.4.
 *
 * @param subject what it is about, in words
 * @param detail the day, or the reason
 * @param readAt null while it is unread
 */
public record Notice(
    UUID id,
    Kind kind,
    String subject,
    String detail,
    String href,
    Instant at,
    @Nullable Instant readAt) {

  /** What happened. */
  public enum Kind {
    ASSIGNED("user-check", Tone.INFO),
    CLOSED("circle-check", Tone.GOOD),
    REOPENED("refresh", Tone.WARN),
    EXPIRING("hourglass", Tone.WARN),
    EXPIRED("alert-octagon", Tone.BAD),
    OVERDUE("clock", Tone.BAD),
    VANISHED("file-off", Tone.BAD),
    CONTRADICTED("alert-octagon", Tone.BAD);

    private final String icon;
    private final Tone tone;

    Kind(String icon, Tone tone) {
      this.icon = icon;
      this.tone = tone;
    }
  }

  public boolean unread() {
    return readAt == null;
  }

  public String icon() {
    return kind.icon;
  }

  public Tone tone() {
    return kind.tone;
  }

  public String words() {
    return text("work.notice." + kind, subject, detail);
  }
}
