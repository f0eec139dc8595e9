package org.candor.systems;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.candor.register.Query;

/**
 * Which AI systems a number counts, by field and admitted values: the query string of their list
 * and the counting follow from this one statement.
 */
record Selection(Map<String, List<String>> admitted) {

  static final Selection ALL = new Selection(Map.of());

  static Selection where(String field, String... values) {
    return ALL.and(field, values);
  }

  static Selection unanswered(String field) {
    return where(field, Query.NONE);
  }

  Selection and(String field, String... values) {
    var more = new LinkedHashMap<>(admitted);
    more.put(field, List.of(values));
    return new Selection(more);
  }

  String query() {
    return admitted.entrySet().stream()
        .flatMap(it -> it.getValue().stream().map(value -> it.getKey() + "=" + encoded(value)))
        .collect(joining("&"));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, UTF_8);
  }
}
