package org.candor.planning.applicability;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.candor.kernel.PersonId;
import org.candor.register.Query;
import org.jspecify.annotations.Nullable;

/**
 * Which controls a page shows, by the parameters of its address: {@code needed}, {@code declared},
 * {@code owner} as in the register, {@code area}, {@code q}, {@code contradicted}, {@code
 * evidence}.
 */
public record Narrowing(Map<String, String> by) {

  static final String PAGE = ApplicabilityRegisters.APPLICABILITY.href();

  public Narrowing {
    by = Map.copyOf(by);
  }

  static Narrowing of(Map<String, String> sent) {
    var kept = new LinkedHashMap<String, String>();
    for (var name :
        List.of("needed", "declared", "owner", "area", "q", "contradicted", "evidence")) {
      var value = Objects.requireNonNullElse(sent.get(name), "").strip();
      if (!value.isEmpty()) {
        kept.put(name, value);
      }
    }
    return new Narrowing(kept);
  }

  boolean empty() {
    return by.isEmpty();
  }

  String value(String name) {
    return by.getOrDefault(name, "");
  }

  boolean admits(Line line) {
    return by.entrySet().stream().allMatch(it -> admits(line, it.getKey(), it.getValue()));
  }

  private static boolean admits(Line line, String name, String value) {
    return switch (name) {
      case "needed" -> line.need().name().equals(value);
      case "declared" -> named(line.declared(), value);
      case "owner" -> owned(line.owner(), value);
      case "area" -> line.control().area().equals(value);
      case "contradicted" -> line.contradicted();
      case "evidence" -> (line.coverage().holding() > 0) != value.equals(Query.NONE);
      default -> says(line, value);
    };
  }

  private static boolean named(@Nullable Enum<?> one, String value) {
    return one == null ? value.equals(Query.NONE) : one.name().equals(value);
  }

  private static boolean owned(@Nullable PersonId one, String value) {
    return one == null ? value.equals(Query.NONE) : one.toString().equals(value);
  }

  private static boolean says(Line line, String words) {
    var entry = line.entry();
    var text = line.control().id() + " " + line.control().title();
    if (entry != null) {
      text += " " + entry.content().inclusion() + " " + entry.content().exclusion();
    }
    return text.toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT));
  }

  /** The page of the controls for which this holds besides. */
  String with(String name, String value) {
    var more = new LinkedHashMap<String, String>(by);
    more.put(name, value);
    return new Narrowing(more).href();
  }

  String without(String name) {
    var less = new LinkedHashMap<String, String>(by);
    less.remove(name);
    return new Narrowing(less).href();
  }

  String href() {
    return by.isEmpty() ? PAGE : PAGE + "?" + query();
  }

  String query() {
    return by.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), UTF_8))
        .collect(Collectors.joining("&"));
  }
}
