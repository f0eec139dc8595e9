package org.candor.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The address of a list: where every link of its page leads is one change away from here. */
record Address(String path, Map<String, List<String>> parameters) {

  private static final Set<String> ENDS = Set.of(".from", ".to");

  /**
   * What a request asked for, tidied: nothing empty, and the two ends of a period, {@code x.from}
   * and {@code x.to}, as one value of the parameter {@code x}.
   */
  static Address of(String path, Map<String, List<String>> sent) {
    var tidy = new LinkedHashMap<String, List<String>>();
    sent.forEach(
        (name, values) -> {
          var kept = values.stream().filter(it -> !it.isBlank()).distinct().toList();
          if (ENDS.stream().anyMatch(name::endsWith)) {
            var field = name.substring(0, name.lastIndexOf('.'));
            var period = first(sent, field + ".from") + ".." + first(sent, field + ".to");
            if (period.length() > 2) {
              tidy.merge(field, List.of(period), Address::both);
            }
          } else if (!kept.isEmpty() && !name.equals("_csrf")) {
            tidy.merge(name, kept, Address::both);
          }
        });
    return new Address(path, tidy);
  }

  private static List<String> both(List<String> some, List<String> others) {
    return Stream.concat(some.stream(), others.stream()).distinct().toList();
  }

  /** A list's query string, as a saved view keeps it. */
  static Address read(String path, String query) {
    var sent = new LinkedHashMap<String, List<String>>();
    for (var part : query.split("&")) {
      var equals = part.indexOf('=');
      if (equals > 0) {
        sent.computeIfAbsent(
                URLDecoder.decode(part.substring(0, equals), UTF_8), _ -> new ArrayList<>())
            .add(URLDecoder.decode(part.substring(equals + 1), UTF_8));
      }
    }
    return of(path, sent);
  }

  private static String first(Map<String, List<String>> sent, String name) {
    var values = sent.getOrDefault(name, List.of());
    return values.isEmpty() ? "" : values.getFirst().strip();
  }

  String first(String name) {
    return first(parameters, name);
  }

  /** The same list with another value of one parameter, from its first page. */
  Address with(String name, List<String> values) {
    var changed = new LinkedHashMap<>(parameters);
    changed.remove("after");
    changed.remove(name);
    if (!values.isEmpty()) {
      changed.put(name, values);
    }
    return new Address(path, changed);
  }

  Address with(String name, String value) {
    return with(name, List.of(value));
  }

  Address without(String... names) {
    var changed = new LinkedHashMap<>(parameters);
    changed.remove("after");
    List.of(names).forEach(changed::remove);
    return new Address(path, changed);
  }

  Address at(String other) {
    return new Address(other, parameters);
  }

  /** The parameters as hidden fields of a form. */
  List<Map.Entry<String, String>> carried() {
    var all = new ArrayList<Map.Entry<String, String>>();
    parameters.forEach((name, values) -> values.forEach(it -> all.add(Map.entry(name, it))));
    return all;
  }

  String query() {
    return String.join(
        "&",
        carried().stream().map(it -> encoded(it.getKey()) + "=" + encoded(it.getValue())).toList());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  @Override
  public String toString() {
    return parameters.isEmpty() ? path : path + "?" + query();
  }
}
