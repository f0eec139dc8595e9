package org.candor.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.LinkedHashMap;
import org.candor.web.Messages;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads a JSON object that others can read too, or says what is wrong with it. RFC 7493. */
final class StrictJson {

  private static final int DEEPEST = 32;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxNumberLength(100)
                          .maxNameLength(200)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private StrictJson() {}

  static ObjectNode object(byte[] body) {
    try {
      var text = UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      if (MAPPER.readTree(text) instanceof ObjectNode it) {
        storable(it);
        return it;
      }
      throw ApiProblem.bad(Messages.text("api.json.object"));
    } catch (CharacterCodingException e) {
      throw ApiProblem.bad(Messages.text("api.json.utf8"));
    } catch (JacksonException e) {
      throw ApiProblem.bad(Messages.text("api.json.none", place(e), words(e)));
    }
  }

  /** PostgreSQL has no NUL and UTF-8 no lone surrogate. */
  static boolean storable(String text) {
    for (int i = 0; i < text.length(); i++) {
      var it = text.charAt(i);
      if (it == 0 || Character.isSurrogate(it) && !Character.isSurrogatePair(it, next(text, i++))) {
        return false;
      }
    }
    return true;
  }

  private static char next(String text, int i) {
    return i + 1 < text.length() ? text.charAt(i + 1) : 0;
  }

  private static void storable(ObjectNode object) {
    var errors = new LinkedHashMap<String, String>();
    for (var member : object.properties()) {
      if (!storable(member.getKey()) || !storable(member.getValue())) {
        errors.put(member.getKey(), Messages.text("api.json.character"));
      }
    }
    if (!errors.isEmpty()) {
      throw ApiProblem.bad(errors);
    }
  }

  private static boolean storable(JsonNode node) {
    if (node.isString()) {
      return storable(node.asString());
    }
    return node.valueStream().allMatch(StrictJson::storable)
        && node.propertyStream().allMatch(it -> storable(it.getKey()));
  }

  private static String place(JacksonException e) {
    var at = e.getLocation();
    return at == null || at.getLineNr() < 1
        ? ""
        : Messages.text("api.json.place", at.getLineNr(), at.getColumnNr());
  }

  /** What the parser says of the text, without the names of its own parts. */
  private static String words(JacksonException e) {
    return switch (e) {
      case StreamConstraintsException _ -> Messages.text("api.json.deep");
      case StreamReadException it when it.getOriginalMessage() != null ->
          it.getOriginalMessage().lines().findFirst().orElse("") + ".";
      default -> Messages.text("api.json.values");
    };
  }
}
