package org.candor.tabular;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.List;
import org.candor.tabular.Problem.Code;
import org.candor.tabular.Unreadable.Reason;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamConstraintsException;

/**
 * Rows of a JSON array of objects, at the top or as the first array member of an object. The file
 * is read twice: once for its columns, which also proves it whole, and once for its rows.
 */
final class JsonSource implements Source {
  private final Detected detected;
  private final JsonObjects objects;
  private final JsonParser parser;

  private JsonSource(Detected detected, JsonObjects objects, JsonParser parser) {
    this.detected = detected;
    this.objects = objects;
    this.parser = parser;
  }

  static JsonSource open(Path file, Encoding encoding, Limits limits) throws IOException {
    var objects = new JsonObjects(limits);
    try {
      try (Reader in = encoding.open(file);
          JsonParser parser = objects.parse(in)) {
        learn(parser, objects);
      }
      JsonParser parser = objects.parse(encoding.open(file));
      enterArray(parser);
      return new JsonSource(Detected.text(Format.JSON, encoding, null), objects, parser);
    } catch (JacksonException e) {
      JsonObjects.rethrowInput(e);
      throw objects.refusal(e);
    }
  }

  private static void learn(JsonParser parser, JsonObjects objects) {
    enterArray(parser);
    long elements = 0;
    for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
      elements++;
      if (t == JsonToken.START_OBJECT) {
        objects.learn(objects.members(parser));
      } else {
        parser.skipChildren();
      }
    }
    while (parser.nextToken() != null) {
      parser.skipChildren();
    }
    if (elements == 0) {
      throw new Unreadable(Reason.EMPTY, "tabular.json.empty");
    }
    if (objects.columns().isEmpty()) {
      throw new Unreadable(Reason.NO_HEADER, "tabular.json.names");
    }
  }

  private static void enterArray(JsonParser parser) {
    JsonToken token = parser.nextToken();
    if (token == JsonToken.START_OBJECT) {
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        token = parser.nextToken();
        if (token == JsonToken.START_ARRAY) {
          return;
        }
        parser.skipChildren();
      }
    }
    if (token != JsonToken.START_ARRAY) {
      throw new Unreadable(Reason.NOT_A_TABLE, "tabular.json.table");
    }
  }

  /** What a file that begins with an object is, or null when that object is broken. */
  static @Nullable Format shape(Path file, Encoding encoding, Limits limits) throws IOException {
    var objects = new JsonObjects(limits);
    try (Reader in = encoding.open(file);
        JsonParser parser = objects.parse(in)) {
      parser.nextToken();
      int begins = parser.currentTokenLocation().getLineNr();
      boolean rows = holdsRows(parser);
      boolean oneLine = parser.currentTokenLocation().getLineNr() == begins;
      return parser.nextToken() != null || (oneLine && !rows) ? Format.NDJSON : Format.JSON;
    } catch (StreamConstraintsException e) {
      throw objects.refusal(e);
    } catch (JacksonException e) {
      JsonObjects.rethrowInput(e);
      return null;
    }
  }

  /** True when a member is an array of objects, or the only member an empty one. */
  private static boolean holdsRows(JsonParser parser) {
    boolean rows = false;
    boolean emptyArray = false;
    int members = 0;
    for (; parser.nextToken() == JsonToken.PROPERTY_NAME; members++) {
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        parser.skipChildren();
        continue;
      }
      JsonToken element = parser.nextToken();
      rows |= element == JsonToken.START_OBJECT;
      emptyArray |= element == JsonToken.END_ARRAY;
      for (; element != JsonToken.END_ARRAY; element = parser.nextToken()) {
        parser.skipChildren();
      }
    }
    return rows || (emptyArray && members == 1);
  }

  @Override
  public Detected detected() {
    return detected;
  }

  @Override
  public List<@Nullable String> header() {
    return objects.columns();
  }

  @Override
  public @Nullable Raw next() throws IOException {
    try {
      for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
        long line = parser.currentTokenLocation().getLineNr();
        Raw raw = t == JsonToken.START_OBJECT ? objects.read(parser, line) : notAnObject(line);
        if (!raw.blank()) {
          return raw;
        }
      }
      parser.close();
      return null;
    } catch (JacksonException e) {
      JsonObjects.rethrowInput(e);
      throw objects.refusal(e);
    }
  }

  private Raw notAnObject(long line) {
    parser.skipChildren();
    return notAnObject(line, objects, "");
  }

  static Raw notAnObject(long line, JsonObjects objects, String excerpt) {
    var fault = new Fault(-1, Code.NOT_AN_OBJECT, Sentence.of("tabular.json.object"), excerpt);
    return new Raw(line, List.of(), objects.columns().size(), 0, List.of(fault));
  }

  @Override
  public void close() {
    parser.close();
  }
}
