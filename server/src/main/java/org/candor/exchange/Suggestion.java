package org.candor.exchange;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.candor.exchange.Mapping.Blanks;
import org.candor.exchange.Mapping.Days;
import org.candor.exchange.Mapping.Source;
import org.candor.register.Field;
import org.candor.register.Register;
import org.candor.tabular.Dates;
import org.candor.web.Messages;

/**
 * Guesses a mapping from the names of the columns. A person looks at it before anything goes in.
 */
final class Suggestion {

  private static final double ALIKE = 0.75;
  private static final List<String> NO_ANSWER = List.of("", "N/A", "NA", "-", "n.a.");
  private static final List<String> KEYS =
      List.of(
          "externalkey", "externalid", "key", "id", "identifier", "reference", "ref", "systemid");

  private Suggestion() {}

  /** The mapping of a file that Candor exported, with names or labels at the top. */
  static Optional<Mapping> ownExport(Register<?> register, List<String> columns) {
    var fields = new LinkedHashMap<String, Source>();
    for (var head : Exported.heads(register)) {
      columns.stream()
          .filter(it -> it.equals(head.name()) || it.equals(head.label()))
          .findFirst()
          .ifPresent(it -> fields.put(head.name(), Source.column(it)));
    }
    var exported = fields.containsKey(Translator.ID) && fields.containsKey(Translator.VERSION);
    return exported && fields.size() >= 3
        ? Optional.of(mapping(register, "candor-export", List.of(), false, Blanks.ERASE, fields))
        : Optional.empty();
  }

  static Mapping byName(Register<?> register, List<String> columns) {
    var fields = new LinkedHashMap<String, Source>();
    var taken = new HashSet<String>();
    for (var exact : List.of(true, false)) {
      for (var field : Translator.asked(register)) {
        if (!fields.containsKey(field.name())) {
          best(register, field, columns, taken, exact)
              .ifPresent(
                  it -> {
                    taken.add(it);
                    fields.put(field.name(), Source.column(it));
                  });
        }
      }
    }
    var ordered = new LinkedHashMap<String, Source>();
    for (var field : Translator.asked(register)) {
      var source = fields.get(field.name());
      if (source != null) {
        ordered.put(field.name(), source);
      }
    }
    return mapping(
        register, "by-column-names", key(register, columns, fields), true, Blanks.KEEP, ordered);
  }

  /**
   * Whatever names its rows: a column that calls itself a key, else what people call the record.
   */
  private static List<String> key(
      Register<?> register, List<String> columns, Map<String, Source> fields) {
    for (var name : KEYS) {
      for (var column : columns) {
        if (Spelling.bare(column).equals(name)) {
          return List.of(column);
        }
      }
    }
    var title = fields.get(register.listed().getFirst().name());
    return title == null ? List.of() : title.columns();
  }

  private static Optional<String> best(
      Register<?> register,
      Field field,
      List<String> columns,
      HashSet<String> taken,
      boolean exact) {
    var names = names(register, field);
    String found = null;
    var best = exact ? 0.999 : ALIKE;
    for (var column : columns) {
      var alike =
          names.stream().mapToDouble(it -> similarity(it, Spelling.bare(column))).max().orElse(0);
      if (alike >= best && !taken.contains(column) && (found == null || alike > best)) {
        found = column;
        best = alike;
      }
    }
    return Optional.ofNullable(found);
  }

  /** The field's name, its label, and the synonyms that the message bundle lists. */
  private static List<String> names(Register<?> register, Field field) {
    var names = new ArrayList<String>();
    names.add(Spelling.bare(field.name()));
    names.add(Spelling.bare(Labels.of(register, field)));
    var synonyms = Messages.find("exchange.synonyms." + field.name()).orElse("");
    for (var it : synonyms.split(",")) {
      if (!it.isBlank()) {
        names.add(Spelling.bare(it));
      }
    }
    return names;
  }

  /** 1 for the same, 0 for nothing in common: the share of letter pairs (Dice's coefficient). */
  static double similarity(String one, String other) {
    if (one.equals(other)) {
      return 1;
    }
    var pairs = pairs(one);
    var others = pairs(other);
    var both = others.stream().filter(pairs::remove).count();
    var all = Math.max(1, one.length() - 1) + Math.max(1, other.length() - 1);
    return 2.0 * both / all;
  }

  private static List<String> pairs(String text) {
    var pairs = new ArrayList<String>();
    for (int i = 0; i + 1 < text.length(); i++) {
      pairs.add(text.substring(i, i + 2));
    }
    return pairs;
  }

  private static Mapping mapping(
      Register<?> register,
      String name,
      List<String> key,
      boolean tidy,
      Blanks blanks,
      Map<String, Source> fields) {
    return new Mapping(
        name,
        1,
        register.path(),
        name,
        List.of(),
        key,
        null,
        tidy ? NO_ANSWER : List.of(""),
        tidy,
        blanks,
        new Days(Dates.Order.UNDECLARED, null, null, false),
        fields);
  }
}
