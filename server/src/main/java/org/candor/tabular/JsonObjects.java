package org.candor.tabular;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.candor.tabular.Problem.Code;
import org.candor.tabular.Source.Fault;
import org.candor.tabular.Source.Raw;
import org.candor.tabular.Unreadable.Reason;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory.Feature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/** JSON objects as rows: their members in order of first appearance are the columns. */
final class JsonObjects {
  private static final int NAME = 1_000;

  private final Limits limits;
  private final JsonFactory factory;
  private final Map<String, Integer> columns = new LinkedHashMap<>();

  JsonObjects(Limits limits) {
    this.limits = limits;
    var constraints =
        StreamReadConstraints.builder()
            .maxNestingDepth(limits.depth())
            .maxStringLength(limits.row())
            .maxNameLength(NAME)
            .maxNumberLength(NAME)
            .build();
    this.factory =
        JsonFactory.builder()
            .disable(Feature.INTERN_PROPERTY_NAMES)
            .disable(Feature.CANONICALIZE_PROPERTY_NAMES)
            .streamReadConstraints(constraints)
            .build();
  }

  JsonParser parse(Reader in) {
    return factory.createParser(ObjectReadContext.empty(), in);
  }

  JsonParser parse(String line) {
    return factory.createParser(ObjectReadContext.empty(), line);
  }

  List<@Nullable String> columns() {
    return new ArrayList<>(columns.keySet());
  }

  /** Reads past the object the parser stands at. */
  Set<String> members(JsonParser parser) {
    Set<String> names = new LinkedHashSet<>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      names.add(parser.currentName());
      if (names.size() > limits.columns()) {
        throw tooManyColumns();
      }
      parser.nextToken();
      parser.skipChildren();
    }
    return names;
  }

  void learn(Set<String> members) {
    members.forEach(name -> columns.putIfAbsent(name, columns.size()));
    if (columns.size() > limits.columns()) {
      throw tooManyColumns();
    }
  }

  private Unreadable tooManyColumns() {
    return new Unreadable(Reason.TOO_MANY_COLUMNS, "tabular.json.members", limits.columns());
  }

  /** The object the parser stands at. */
  Raw read(JsonParser parser, long line) {
    List<@Nullable String> cells =
        new ArrayList<>(Collections.nCopies(columns.size(), (String) null));
    boolean[] seen = new boolean[columns.size()];
    var faults = new ArrayList<Fault>();
    long begins = offset(parser);
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      Integer column = columns.get(parser.currentName());
      JsonToken token = parser.nextToken();
      if (column == null) {
        parser.skipChildren();
        continue;
      }
      if (seen[column] && faults.size() < columns.size()) {
        faults.add(new Fault(column, Code.DUPLICATE_FIELD, Sentence.of("tabular.json.twice"), ""));
      }
      seen[column] = true;
      String text = text(parser, token, begins);
      if (text != null && text.length() > limits.cell()) {
        faults.add(Cells.tooLong(column, limits.cell(), text));
        text = null;
      }
      cells.set(column, text == null ? null : Cells.trimmed(text));
    }
    return new Raw(line, cells, columns.size(), 0, faults);
  }

  private @Nullable String text(JsonParser parser, JsonToken token, long begins) {
    String text =
        switch (token) {
          case VALUE_NULL -> null;
          case START_OBJECT, START_ARRAY -> copied(parser, begins);
          default -> parser.getString();
        };
    requireShort(parser, begins);
    return text;
  }

  /** A nested value stays JSON, without blanks. */
  private String copied(JsonParser parser, long begins) {
    var text = new StringWriter();
    try (var out = factory.createGenerator(ObjectWriteContext.empty(), text)) {
      int depth = 0;
      while (true) {
        JsonToken token = parser.currentToken();
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        out.copyCurrentEventExact(parser);
        requireShort(parser, begins);
        if (depth == 0) {
          break;
        }
        parser.nextToken();
      }
    }
    return text.toString();
  }

  private void requireShort(JsonParser parser, long begins) {
    if (offset(parser) - begins > limits.row()) {
      throw rowTooLong();
    }
  }

  private static long offset(JsonParser parser) {
    return parser.currentLocation().getCharOffset();
  }

  private Unreadable rowTooLong() {
    return new Unreadable(Reason.ROW_TOO_LONG, "tabular.json.long", limits.row());
  }

  /** What a parser's complaint means for the whole file. */
  Unreadable refusal(JacksonException e) {
    int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
    return switch (e) {
      case StreamConstraintsException c when String.valueOf(c.getMessage()).contains("depth") ->
          new Unreadable(Reason.TOO_DEEP, "tabular.json.deep", limits.depth());
      case StreamConstraintsException _ -> rowTooLong();
      case UnexpectedEndOfInputException _ ->
          new Unreadable(Reason.CUT_OFF, "tabular.json.cut", line);
      case JacksonException _ ->
          new Unreadable(
              Reason.DAMAGED,
              "tabular.json.broken",
              line,
              Cells.excerpt(String.valueOf(e.getOriginalMessage())));
    };
  }

  /** For errors of reading that the parser hides inside its own. */
  static void rethrowInput(JacksonException e) throws IOException {
    if (e.getCause() instanceof IOException io) {
      throw io;
    }
  }
}
