package org.candor.ledger;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value that has a canonical form: text is well-formed Unicode, numbers are finite IEEE 754
 * doubles, names are unique. RFC 7493 (I-JSON), RFC 8785.
 */
public sealed interface Json {

  /** Members in the order they were given; the canonical form orders them by name. */
  record JsonObject(SequencedMap<String, Json> members) implements Json {
    public JsonObject {
      members.keySet().forEach(JsonString::new);
      members = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(members));
    }

    public @Nullable Json get(String name) {
      return members.get(name);
    }

    /** This object with the member added, or given a new value in its old place. */
    public JsonObject with(String name, Json value) {
      var changed = new LinkedHashMap<>(members);
      changed.put(name, value);
      return new JsonObject(changed);
    }
  }

  record JsonArray(List<Json> elements) implements Json {
    public JsonArray {
      elements = List.copyOf(elements);
    }
  }

  record JsonString(String value) implements Json {
    public JsonString {
      int lone = Surrogates.firstLone(value);
      if (lone >= 0) {
        throw new MalformedJson("Lone surrogate", lone);
      }
    }
  }

  record JsonNumber(double value) implements Json {
    public JsonNumber {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("JSON has no number " + value);
      }
    }
  }

  record JsonBool(boolean value) implements Json {}

  record JsonNull() implements Json {}

  JsonNull NULL = new JsonNull();
  JsonBool TRUE = new JsonBool(true);
  JsonBool FALSE = new JsonBool(false);

  /**
   * @throws MalformedJson for anything RFC 8259 does not allow, and for what cannot be kept
   *     exactly: duplicate names, lone surrogates, integers a double would round, nesting beyond
   *     500
   */
  static Json parse(String text) {
    return new JsonParser(text).document();
  }

  static Json of(@Nullable String value) {
    return value == null ? NULL : new JsonString(value);
  }

  static Json of(boolean value) {
    return value ? TRUE : FALSE;
  }

  static Json of(double value) {
    return new JsonNumber(value);
  }

  /**
   * @throws IllegalArgumentException when a double cannot hold the integer exactly
   */
  static Json of(long value) {
    double rounded = value;
    if (value == Long.MAX_VALUE || (long) rounded != value) {
      throw new IllegalArgumentException("A JSON number would round " + value);
    }
    return new JsonNumber(rounded);
  }

  static Json array(List<? extends Json> elements) {
    return new JsonArray(List.copyOf(elements));
  }

  static ObjectBuilder object() {
    return new ObjectBuilder();
  }

  /** The one text of this value: equal values give equal bytes. RFC 8785. */
  default String canonical() {
    return CanonicalJson.of(this);
  }

  /** An object in the making. */
  final class ObjectBuilder {
    private final SequencedMap<String, Json> members = new LinkedHashMap<>();

    private ObjectBuilder() {}

    public ObjectBuilder put(String name, Json value) {
      if (members.putIfAbsent(name, value) != null) {
        throw new IllegalArgumentException("Duplicate name " + name);
      }
      return this;
    }

    public ObjectBuilder put(String name, @Nullable String value) {
      return put(name, Json.of(value));
    }

    public ObjectBuilder put(String name, long value) {
      return put(name, Json.of(value));
    }

    public ObjectBuilder put(String name, double value) {
      return put(name, Json.of(value));
    }

    public ObjectBuilder put(String name, boolean value) {
      return put(name, Json.of(value));
    }

    public JsonObject build() {
      return new JsonObject(members);
    }
  }
}
