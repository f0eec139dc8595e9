package org.candor.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.candor.exchange.Mapping.Blanks;
import org.candor.register.Directory;
import org.candor.register.Field;
import org.candor.register.Register;
import org.candor.register.Unfit;
import org.candor.tabular.Row;
import org.candor.web.Phrase;
import org.jspecify.annotations.Nullable;

/** A mapping made ready for the columns of one file: turns its rows into {@link Draft}s. */
class Translator {

  /** What a file exported by Candor says beside the fields of a record. */
  static final String ID = "id";

  static final String VERSION = "version";
  static final String EXTERNAL_KEY = "externalKey";

  private final Mapping mapping;
  private final List<FieldReader> readers = new ArrayList<>();
  private final Map<String, List<String>> constants = new LinkedHashMap<>();
  private final List<String> missing = new ArrayList<>();
  private final @Nullable Integer id;
  private final @Nullable Integer version;
  private final @Nullable Integer externalKey;
  private final Keys keys;
  private final LookAlikes lookAlikes;
  private final Tally tally;

  /** The fields that a file is asked for; the others only an action of Candor sets. */
  static List<Field> asked(Register<?> register) {
    return register.fields().stream().filter(it -> !it.onlyByVerb()).toList();
  }

  Translator(
      Register<?> register, Mapping mapping, List<String> columns, Tally tally, Directory people) {
    this.mapping = mapping;
    this.tally = tally;
    var positions = new HashMap<String, Integer>();
    var naming = new Naming(people);
    for (int i = 0; i < columns.size(); i++) {
      positions.putIfAbsent(Spelling.normal(columns.get(i)), i);
    }
    mapping.columns().stream()
        .filter(it -> !positions.containsKey(Spelling.normal(it)))
        .forEach(missing::add);
    this.id = position(ID, positions);
    this.version = position(VERSION, positions);
    this.externalKey = position(EXTERNAL_KEY, positions);
    this.keys = new Keys(mapping, positions);
    this.lookAlikes = new LookAlikes(mapping.key());
    for (var field : register.fields()) {
      var source = mapping.fields().get(field.name());
      if (source != null && !source.constant().isEmpty()) {
        constants.put(field.name(), source.constant());
      }
      if (source != null) {
        readers.add(
            new FieldReader(register, field, source, mapping, positions, tally.dates(), naming));
      }
    }
    readers.removeIf(it -> !it.found());
  }

  /** Columns that the mapping asks for and the file has not. */
  List<String> missing() {
    return missing;
  }

  String columnOf(String field) {
    return readers.stream()
        .filter(it -> it.field().name().equals(field))
        .findFirst()
        .map(FieldReader::columnNames)
        .orElse(field);
  }

  Draft read(Row row) {
    var findings = new ArrayList<Finding>();
    for (var it : row.problems()) {
      var column = Objects.requireNonNullElse(it.column(), "");
      findings.add(
          Finding.error(
              row.number(), row.line(), column, it.excerpt(), Phrases.whole(it.message())));
    }
    var sent = findings.isEmpty() ? sent(row, findings) : Map.<String, List<String>>of();
    var known = id(row, findings);
    var key = key(row, known, findings);
    return new Draft(
        row.number(), row.line(), known, version(row, findings), key, sent, constants, findings);
  }

  /** What could not be read is no blank: it empties nothing. */
  private Map<String, List<String>> sent(Row row, List<Finding> findings) {
    var sent = new LinkedHashMap<String, List<String>>();
    for (var reader : readers) {
      var before = findings.size();
      var texts = parsed(reader, row, reader.read(row, tally, findings), findings);
      var unread = findings.size() > before;
      if (!texts.isEmpty() || mapping.blanks() == Blanks.ERASE && !unread) {
        sent.put(reader.field().name(), texts);
      }
    }
    return sent;
  }

  private static List<String> parsed(
      FieldReader reader, Row row, List<String> texts, List<Finding> findings) {
    if (texts.isEmpty()) {
      return texts;
    }
    try {
      reader.field().parse(texts);
      return texts;
    } catch (IllegalArgumentException e) {
      findings.add(reader.finding(row, "", texts.getFirst(), Unfit.said(e)));
      return List.of();
    }
  }

  private @Nullable UUID id(Row row, List<Finding> findings) {
    var text = FieldReader.text(row, id);
    if (text == null) {
      return null;
    }
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      findings.add(
          Finding.error(
              row.number(),
              row.line(),
              ID,
              Spelling.brief(text),
              Phrase.of("exchange.finding.id")));
      return null;
    }
  }

  private @Nullable Integer version(Row row, List<Finding> findings) {
    var text = FieldReader.text(row, version);
    if (text == null) {
      return null;
    }
    if (!text.matches("\\d{1,9}(\\.0+)?")) {
      findings.add(
          Finding.error(
              row.number(),
              row.line(),
              VERSION,
              Spelling.brief(text),
              Phrase.of("exchange.finding.version")));
      return null;
    }
    return Integer.valueOf(text.replaceAll("\\..*", ""));
  }

  private @Nullable String key(Row row, @Nullable UUID known, List<Finding> findings) {
    var own = FieldReader.text(row, externalKey);
    if (own != null || known != null) {
      letters(row, EXTERNAL_KEY, Objects.requireNonNullElse(own, ""), findings);
      return own;
    }
    letters(row, String.join(" + ", mapping.key()), keys.written(row), findings);
    var key = keys.of(row);
    if (key == null) {
      findings.add(
          Finding.error(
              row.number(),
              row.line(),
              String.join(" + ", mapping.key()),
              "",
              Phrase.of("exchange.finding.key")));
    } else if (mapping.key().size() == 1 && keys.repeated()) {
      findings.add(
          Finding.warning(
              row.number(),
              row.line(),
              mapping.key().getFirst(),
              Spelling.brief(key),
              Phrase.of("exchange.finding.key.again")));
    }
    return key;
  }

  private void letters(Row row, String column, String key, List<Finding> findings) {
    var said = lookAlikes.in(key);
    if (said != null) {
      findings.add(Finding.warning(row.number(), row.line(), column, Spelling.brief(key), said));
    }
  }

  private @Nullable Integer position(String name, Map<String, Integer> positions) {
    var source = mapping.fields().get(name);
    return source == null || source.columns().isEmpty()
        ? null
        : positions.get(Spelling.normal(source.columns().getFirst()));
  }
}
