package org.candor.readiness;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.candor.records.Entry;
import org.candor.register.Register;
import org.candor.web.Phrase;
import org.jspecify.annotations.Nullable;

/**
 * One question put to what is recorded, bound by {@link Verifies} to the lines it bears on: one
 * class, one test, one line in docs/guide/rules.md.
 *
 * <p>A verdict is favourable only where a record speaks for it, and each record is judged by
 * itself: so taking a record away, or its growing old, never improves a verdict. One that broke a
 * limit is not outvoted by others, and is asked also when it was taken out of use.
 */
public sealed interface Rule {

  Claim claim();

  /** As in the guide and the API: {@code each-system-states-its-purpose}. */
  default String id() {
    return getClass()
        .getSimpleName()
        .replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-")
        .toLowerCase(Locale.ROOT);
  }

  default List<String> decides() {
    return List.of(bound().value());
  }

  default List<String> indicates() {
    return List.of(bound().indicates());
  }

  default List<String> contests() {
    return List.of(bound().contests());
  }

  private Verifies bound() {
    var bound = getClass().getAnnotation(Verifies.class);
    if (bound == null) {
      throw new IllegalStateException(id() + " says not what it verifies.");
    }
    return bound;
  }

  /** Puts its question to every record in use of one register, each by itself. */
  non-sealed interface OfEach<R extends Record> extends Rule {

    Register<R> register();

    /** Depends on nothing but the record and the day. */
    Judgement judge(Entry<R> entry, LocalDate day);

    /** What a record says that was taken out of use: mostly, the question is not put to it. */
    default Judgement outOfUse(Entry<R> entry) {
      return Judgement.BESIDE;
    }

    /** What a reader has to know of a record beside what it says, in a sentence; mostly nothing. */
    default @Nullable Phrase aside(Entry<R> entry) {
      return null;
    }
  }

  /** Puts its question to few subjects, seen in all that is recorded. */
  non-sealed interface OfAll extends Rule {
    List<Judged> judge(Aims aims);
  }

  /**
   * A subject and what it says.
   *
   * @param label short, of no personal data: it enters the hash of the position
   */
  record Judged(String label, String name, String href, Judgement judgement) {}
}
