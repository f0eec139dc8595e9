package org.candor.exchange;

import java.util.ArrayList;
import java.util.List;
import org.candor.records.RecordJson;
import org.candor.tabular.Sentence;
import org.candor.web.Phrase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Phrases as they are kept: a list of the key and what fills it, lists within lists. */
final class Phrases {

  private Phrases() {}

  static String json(Phrase phrase) {
    return array(phrase).toString();
  }

  static Phrase read(String json) {
    return phrase(RecordJson.MAPPER.readTree(json));
  }

  /** In the reader's language; what was kept before phrases were stands as it is. */
  static String words(String kept) {
    return kept.startsWith("[\"") ? read(kept).text() : kept;
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

  private static ArrayNode array(Phrase phrase) {
    var array = RecordJson.MAPPER.createArrayNode().add(phrase.key());
    for (var it : phrase.arguments()) {
      switch (it) {
        case Phrase inner -> array.add(array(inner));
        case Integer number -> array.add(number);
        case Long number -> array.add(number);
        case Number number -> array.add(number.doubleValue());
        default -> array.add(it.toString());
      }
    }
    return array;
  }

  private static Phrase phrase(JsonNode array) {
    var arguments = new ArrayList<Object>();
    for (int i = 1; i < array.size(); i++) {
      var it = array.get(i);
      arguments.add(
          it.isArray()
              ? phrase(it)
              : it.isIntegralNumber()
                  ? (Object) it.longValue()
                  : it.isNumber() ? (Object) it.doubleValue() : it.asString(""));
    }
    return new Phrase(array.path(0).asString(""), arguments);
  }
}
