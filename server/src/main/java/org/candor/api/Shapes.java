package org.candor.api;

import static org.candor.api.Schemas.list;
import static org.candor.api.Schemas.reference;
import static org.candor.api.Schemas.text;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.candor.records.RecordJson;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.introspect.BeanPropertyDefinition;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON schemas of Java types, as the mapper writes and reads them: rooms say in records what their
 * routes take and answer, and nobody says it twice. JSON Schema 2020-12.
 */
final class Shapes {

  private static final String OURS = "org.candor.";

  private static final Map<Class<?>, String> FORMATS =
      Map.of(
          UUID.class, "uuid",
          Instant.class, "date-time",
          LocalDate.class, "date",
          URI.class, "uri-reference");

  private final JsonMapper mapper;
  private final ObjectNode all;

  /**
   * @param all where the schemas of records go, under the name of their type
   */
  Shapes(JsonMapper mapper, ObjectNode all) {
    this.mapper = mapper;
    this.all = all;
  }

  JavaType type(Type type) {
    return mapper.constructType(type);
  }

  /** What is written. */
  ObjectNode answered(JavaType type) {
    return shape(type, false);
  }

  /** What is read: a record is made of its components alone. */
  ObjectNode sent(JavaType type) {
    return shape(type, true);
  }

  private ObjectNode shape(JavaType type, boolean read) {
    var raw = type.getRawClass();
    if (raw == Object.class || JsonNode.class.isAssignableFrom(raw)) {
      return json();
    } else if (raw == ProblemDetail.class) {
      return reference("problem");
    } else if (raw == Optional.class) {
      return orNull(shape(type.containedType(0), read));
    } else if (raw.isArray() && raw != byte[].class || type.isCollectionLikeType()) {
      return list(shape(type.getContentType(), read));
    } else if (type.isMapLikeType()) {
      var map = json().put("type", "object");
      map.set("additionalProperties", shape(type.getContentType(), read));
      return map;
    } else if (raw.isEnum()) {
      return constants(raw);
    }
    var scalar = scalar(raw);
    return scalar != null ? scalar : object(type, read);
  }

  /** Some, as months, are written as numbers. */
  private ObjectNode constants(Class<?> type) {
    var written = Stream.of(type.getEnumConstants()).map(mapper::<JsonNode>valueToTree).toList();
    return written.stream().allMatch(JsonNode::isNumber)
        ? json().put("type", "integer").put("format", "int32")
        : Schemas.choice(written.stream().map(JsonNode::asString).toList());
  }

  private static @Nullable ObjectNode scalar(Class<?> raw) {
    var format = FORMATS.get(raw);
    if (format != null) {
      return text("").put("format", format);
    } else if (raw == boolean.class || raw == Boolean.class) {
      return json().put("type", "boolean");
    } else if (raw == int.class || raw == Integer.class || raw == short.class) {
      return json().put("type", "integer").put("format", "int32");
    } else if (raw == long.class || raw == Long.class || raw == BigInteger.class) {
      return json().put("type", "integer").put("format", "int64");
    } else if (raw == double.class || raw == Double.class || raw == BigDecimal.class) {
      return json().put("type", "number");
    }
    var text = CharSequence.class.isAssignableFrom(raw) || raw == byte[].class || raw == char.class;
    return text || raw.getPackageName().equals("java.time") ? text("") : null;
  }

  private ObjectNode object(JavaType type, boolean read) {
    var bean = bean(type);
    var value = bean.findJsonValueAccessor();
    var raw = type.getRawClass();
    if (value != null) {
      return shape(value.getType(), read);
    } else if (!raw.getName().startsWith(OURS) || type.hasGenericTypes()) {
      return members(json(), bean, read);
    }
    var name = raw.getName().substring(OURS.length()).replace('$', '.') + (read ? ".sent" : "");
    if (!all.has(name)) {
      var schema = all.putObject(name); // known before its members, one of which may be its like
      if (raw.isSealed()) {
        var kinds = schema.putArray("anyOf");
        Stream.of(raw.getPermittedSubclasses()).forEach(it -> kinds.add(shape(type(it), read)));
      } else {
        members(schema, bean, read);
      }
    }
    return reference(name);
  }

  private ObjectNode members(ObjectNode schema, BeanDescription bean, boolean read) {
    schema.put("type", "object");
    var properties = schema.putObject("properties");
    var required = json().arrayNode();
    for (var it : bean.findProperties()) {
      var component = component(bean.getBeanClass(), it.getInternalName());
      if (read && component == null) {
        continue;
      }
      var shape = shape(member(it), read);
      if (component == null ? absent(it) : absent(component.getAnnotatedType())) {
        properties.set(it.getName(), orNull(shape));
      } else {
        properties.set(it.getName(), shape);
        required.add(it.getName());
      }
    }
    if (!required.isEmpty()) {
      schema.set("required", required);
    }
    return schema;
  }

  private BeanDescription bean(JavaType type) {
    var introspector = mapper.serializationConfig().classIntrospectorInstance();
    return introspector.introspectForSerialization(
        type, introspector.introspectClassAnnotations(type));
  }

  private static JavaType member(BeanPropertyDefinition it) {
    var accessor = it.getAccessor();
    return accessor == null ? it.getPrimaryType() : accessor.getType();
  }

  private static boolean absent(BeanPropertyDefinition it) {
    var getter = it.getGetter();
    return getter != null && absent(getter.getAnnotated().getAnnotatedReturnType());
  }

  private static boolean absent(AnnotatedElement type) {
    return type.isAnnotationPresent(Nullable.class);
  }

  private static @Nullable RecordComponent component(Class<?> type, String name) {
    var components = type.getRecordComponents();
    return components == null
        ? null
        : Stream.of(components).filter(it -> it.getName().equals(name)).findFirst().orElse(null);
  }

  /** What may be absent may be null too: it is left out or not as the room's mapper likes. */
  private static ObjectNode orNull(ObjectNode schema) {
    if (schema.has("enum") || !schema.path("type").isString()) {
      var either = json();
      either.putArray("anyOf").add(schema).addObject().put("type", "null");
      return schema.isEmpty() ? schema : either;
    }
    var type = schema.get("type").asString();
    schema.putArray("type").add(type).add("null");
    return schema;
  }

  private static ObjectNode json() {
    return RecordJson.MAPPER.createObjectNode();
  }
}
