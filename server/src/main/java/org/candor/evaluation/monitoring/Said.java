package org.candor.evaluation.monitoring;

import static org.candor.web.Messages.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.candor.register.Unfit;
import org.jspecify.annotations.Nullable;

/** Options as a person wrote them, by their name. */
record Said(Map<String, List<String>> all) {

  private static final Pattern LINE =
      Pattern.compile("(?:--)?([a-z][a-z-]*)\\s*[:=\\s]\\s*(\\S.*)");

  /** Options that may stand several times. */
  private static final Set<String> REPEATED =
      Asking.words("fd key sentinel rule deny references checked population");

  /** Options whose values are names with commas between them. */
  private static final Set<String> NAMES = Asking.words("by columns given annotators reference");

  Said {
    all = Collections.unmodifiableMap(new LinkedHashMap<>(all));
  }

  /**
   * @throws Unfit for a line that is none of these options, or says one twice
   */
  static Said of(List<String> lines, Set<String> known) {
    return of(lines, known, false);
  }

  /**
   * @param among whether other options may stand there too
   */
  static Said of(List<String> lines, Set<String> known, boolean among) {
    var said = new LinkedHashMap<String, List<String>>();
    for (var line : lines) {
      var read = LINE.matcher(line.strip());
      if (!read.matches()) {
        throw new Unfit("options", text("evaluation.options.line", line));
      }
      var name = read.group(1);
      if (known.contains(name)) {
        add(said, name, read.group(2).strip());
      } else if (!among) {
        throw new Unfit("options", text("evaluation.options.word", name, String.join(", ", known)));
      }
    }
    return new Said(said);
  }

  private static void add(Map<String, List<String>> said, String name, String value) {
    if (said.containsKey(name) && !REPEATED.contains(name)) {
      throw new Unfit("options", text("evaluation.options.twice", name));
    }
    said.computeIfAbsent(name, _ -> new ArrayList<>())
        .addAll(NAMES.contains(name) ? names(value) : List.of(value));
  }

  private static List<String> names(String value) {
    return Stream.of(value.split(",")).map(String::strip).filter(it -> !it.isEmpty()).toList();
  }

  String required(String word) {
    var value = one(word);
    if (value == null) {
      throw new Unfit("options", text("evaluation.options.missing", word));
    }
    return value;
  }

  String one(String word, String otherwise) {
    var value = one(word);
    return value == null ? otherwise : value;
  }

  @Nullable String one(String word) {
    var values = many(word);
    return values.isEmpty() ? null : values.getFirst();
  }

  List<String> many(String word) {
    return all.getOrDefault(word, List.of());
  }

  List<String> columns(String word) {
    return many(word);
  }

  /** Two of them with a comma between; null where the option does not stand there. */
  @Nullable List<String> pair(String word) {
    var value = one(word);
    if (value == null) {
      return null;
    }
    var parts = names(value);
    if (parts.size() != 2) {
      throw new Unfit("options", text("evaluation.options.pair", word, value));
    }
    return parts;
  }

  boolean yes(String word) {
    var value = one(word, "no");
    if (!value.matches("yes|no|true|false")) {
      throw new Unfit("options", text("evaluation.options.yes", word, value));
    }
    return value.equals("yes") || value.equals("true");
  }

  int whole(String word, int otherwise) {
    var value = one(word);
    if (value == null) {
      return otherwise;
    }
    if (!value.matches("\\d{1,9}")) {
      throw new Unfit("options", text("evaluation.options.number", word, value));
    }
    return Integer.parseInt(value);
  }

  static double number(String word, String value) {
    try {
      return Double.parseDouble(value);
    } catch (NumberFormatException _) {
      throw new Unfit("options", text("evaluation.options.number", word, value));
    }
  }
}
