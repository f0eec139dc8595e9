package org.candor.exchange;

import java.util.List;
import org.candor.records.Entry;
import org.candor.web.Phrase;

/** What a row means for what is recorded. */
sealed interface Verdict<R extends Record> {

  Draft draft();

  /** Nothing is recorded about it yet. */
  record New<R extends Record>(Draft draft, R content) implements Verdict<R> {}

  /** The record says something else. */
  record Changed<R extends Record>(
      Draft draft, Entry<R> before, R content, List<Difference> differences)
      implements Verdict<R> {}

  /** The record says the same. */
  record Same<R extends Record>(Draft draft, Entry<R> before) implements Verdict<R> {}

  /** The row stays out; its findings say why. */
  record Refused<R extends Record>(Draft draft) implements Verdict<R> {}

  /** One field before and after, to be read in the language of whoever reads it. */
  record Difference(Phrase label, Phrase before, Phrase after) {

    Phrase kept() {
      return new Phrase("", List.of(label, before, after));
    }

    static Difference read(Phrase kept) {
      var parts = kept.arguments();
      return new Difference((Phrase) parts.get(0), (Phrase) parts.get(1), (Phrase) parts.get(2));
    }
  }
}
