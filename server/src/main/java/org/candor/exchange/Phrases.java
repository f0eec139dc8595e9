package org.candor.exchange;

import java.util.ArrayList;
import java.util.List;
import org.candor.tabular.Sentence;
import org.candor.web.Phrase;

/** What a table says of itself, as phrases; and phrases as they are kept. */
final class Phrases {

  private Phrases() {}

  /** In the reader's language; what was kept before phrases were stands as it is. */
  static String words(String kept) {
    return kept.startsWith("[\"") ? Phrase.read(kept).text() : kept;
  }

  /** What a table says of itself, as a sentence with its full stop. */
  static Phrase whole(Sentence sentence) {
    return Phrase.joined("", List.of(of(sentence), Phrase.verbatim(".")));
  }

  static Phrase of(Sentence sentence) {
    var arguments = new ArrayList<Object>();
    for (var it : sentence.arguments()) {
      arguments.add(it instanceof Sentence inner ? of(inner) : it);
    }
    return new Phrase(sentence.key(), arguments);
  }
}
