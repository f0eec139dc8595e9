package org.candor.evaluation.monitoring;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Answers as they were typed or chosen, by the name of the field; none are lost by an error. */
record Answered(Map<String, List<String>> said) {

  Answered {
    var copy = new LinkedHashMap<String, List<String>>();
    said.forEach((name, values) -> copy.put(name, List.copyOf(values)));
    said = copy;
  }

  /** The first that is not empty. */
  String one(String name) {
    return many(name, "\n").stream().findFirst().orElse("");
  }

  /** Each of them, those with commas between them too. */
  List<String> many(String name) {
    return many(name, ",");
  }

  private List<String> many(String name, String between) {
    return said.getOrDefault(name, List.of()).stream()
        .flatMap(it -> Stream.of(it.split(between)))
        .map(String::strip)
        .filter(it -> !it.isEmpty())
        .distinct()
        .toList();
  }

  boolean has(String name) {
    return said.containsKey(name);
  }

  Answered with(String name, List<String> values) {
    var more = new LinkedHashMap<>(said);
    more.put(name, values);
    return new Answered(more);
  }

  Answered with(String name, String value) {
    return with(name, value.isEmpty() ? List.of() : List.of(value));
  }
}
