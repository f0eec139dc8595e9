package org.candor.tabular;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.candor.tabular.Problem.Code;
import org.candor.tabular.Unreadable.Reason;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamConstraintsException;

/** Rows of a file with one JSON object on each line; a broken line spoils only itself. */
final class NdjsonSource implements Source {
  private final Detected detected;
  private final JsonObjects objects;
  private final Lines lines;

  private NdjsonSource(Detected detected, JsonObjects objects, Lines lines) {
    this.detected = detected;
    this.objects = objects;
    this.lines = lines;
  }

  static NdjsonSource open(Path file, Encoding encoding, Limits limits) throws IOException {
    var objects = new JsonObjects(limits);
    try (Reader in = encoding.open(file)) {
      var lines = new Lines(in, limits.row());
      for (String line = lines.next(); line != null; line = lines.next()) {
        objects.learn(members(line, objects));
      }
    }
    if (objects.columns().isEmpty()) {
      throw new Unreadable(Reason.NO_HEADER, "tabular.ndjson.names");
    }
    var lines = new Lines(encoding.open(file), limits.row());
    return new NdjsonSource(Detected.text(Format.NDJSON, encoding, null), objects, lines);
  }

  private static Set<String> members(String line, JsonObjects objects) {
    try (JsonParser parser = objects.parse(line)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Set.of();
      }
      Set<String> members = objects.members(parser);
      return parser.nextToken() == null ? members : Set.of();
    } catch (StreamConstraintsException e) {
      throw objects.refusal(e);
    } catch (JacksonException e) {
      return Set.of();
    }
  }

  /** True when the text is one whole JSON object. */
  static boolean isObject(String line, Limits limits) {
    return !members(line, new JsonObjects(limits)).isEmpty();
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
    for (String line = lines.next(); line != null; line = lines.next()) {
      Raw raw = raw(line);
      if (!raw.blank()) {
        return raw;
      }
    }
    return null;
  }

  private Raw raw(String line) {
    try (JsonParser parser = objects.parse(line)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return JsonSource.notAnObject(lines.number(), objects, Cells.excerpt(line));
      }
      Raw raw = objects.read(parser, lines.number());
      return parser.nextToken() == null ? raw : broken(Sentence.of("tabular.ndjson.follows"), line);
    } catch (StreamConstraintsException e) {
      throw objects.refusal(e);
    } catch (JacksonException e) {
      return broken(
          Sentence.of("tabular.ndjson.broken", String.valueOf(e.getOriginalMessage())), line);
    }
  }

  private Raw broken(Sentence why, String line) {
    var fault = new Fault(-1, Code.BROKEN_JSON, why, Cells.excerpt(line));
    return new Raw(lines.number(), List.of(), objects.columns().size(), 0, List.of(fault));
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
