package org.candor.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.candor.register.BadQuery;

/**
 * A query as it stands in the address of a list: what a page shows, a command exports.
 *
 * @param parameters each with its values in order
 */
record QueryText(Map<String, List<String>> parameters) {

  private static final String AS_OF = "asOf";

  static QueryText read(String text) {
    var parameters = new LinkedHashMap<String, List<String>>();
    for (var part : text.substring(text.indexOf('?') + 1).split("&", -1)) {
      if (!part.isBlank()) {
        var pair = part.split("=", 2);
        parameters
            .computeIfAbsent(decoded(pair[0]), _ -> new ArrayList<>())
            .add(pair.length == 1 ? "" : decoded(pair[1]));
      }
    }
    return new QueryText(parameters);
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.strip(), UTF_8);
    } catch (IllegalArgumentException _) {
      throw new Misused("In the query, write a percent sign as %25: " + text);
    }
  }

  String asOf() {
    return String.join("", parameters.getOrDefault(AS_OF, List.of()));
  }

  Misused misused(BadQuery refusal) {
    return new Misused(
        refusal.errors().entrySet().stream()
            .map(it -> (it.getKey().equals(AS_OF) ? "--as-of" : it.getKey()) + ": " + it.getValue())
            .sorted()
            .collect(joining("\n")));
  }
}
