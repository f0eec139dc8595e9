package org.candor.api;

import java.util.List;
import org.candor.records.RecordJson;
import org.candor.register.Field;
import org.candor.register.Register;
import org.candor.register.Words;
import tools.jackson.databind.node.ObjectNode;

/** The JSON of a register as schemas. JSON Schema 2020-12, as OpenAPI 3.1 takes it. */
final class Schemas {

  private static final List<String> ALWAYS =
      List.of("id", "label", "version", "retired", "recordedAt", "fromSeq", "_links");

  private final ObjectNode all;

  Schemas(ObjectNode all) {
    this.all = all;
  }

  static String name(Register<?> register) {
    return register.path().replace('/', '.');
  }

  static ObjectNode reference(String schema) {
    return json().put("$ref", "#/components/schemas/" + schema);
  }

  void add(Register<?> register) {
    var name = name(register);
    all.set(name, record(register));
    all.set(name + ".content", content(register, true, false));
    all.set(name + ".new", content(register, true, true));
    all.set(name + ".change", content(register, false, false));
    all.set(name + ".line", line(name));
    all.set(name + ".versions", items(reference(name)));
    var page = items(reference(name));
    var properties = (ObjectNode) page.get("properties");
    properties.set("total", whole("Records of the whole list."));
    properties.set("next", text("Cursor of the next page; absent on the last one."));
    properties.set("ledgerSize", whole("Facts recorded when the page was read."));
    properties.set("asOf", whole("The ledger position looked at, when it is past."));
    page.putArray("required").add("items").add("total").add("ledgerSize");
    all.set(name + ".page", page);
  }

  private static ObjectNode record(Register<?> register) {
    var schema = json().put("type", "object");
    var properties = schema.putObject("properties");
    properties.set("id", text("").put("format", "uuid"));
    properties.set("label", text("What people call it, such as SYS-12."));
    properties.set("version", whole("Counted from 1."));
    properties.set("retired", json().put("type", "boolean"));
    properties.set("recordedAt", text("").put("format", "date-time"));
    properties.set("recordedBy", text("The person.").put("format", "uuid"));
    properties.set("fromSeq", whole("Ledger position that brought this version about."));
    properties.set("toSeq", whole("Ledger position that ended it; absent while it holds."));
    properties.set("externalKey", text("What another system calls it."));
    var required = schema.putArray("required");
    ALWAYS.forEach(required::add);
    for (var field : register.fields()) {
      properties.set(field.name(), field(register, field, false));
      if (field.required() || field.many()) {
        required.add(field.name());
      }
    }
    properties.set("_links", json().put("type", "object"));
    return schema;
  }

  private static ObjectNode content(Register<?> register, boolean whole, boolean fresh) {
    var schema = json().put("type", "object");
    var properties = schema.putObject("properties");
    var required = json().arrayNode();
    for (var field : register.fields()) {
      var needed = field.required() && !(fresh && field.today());
      properties.set(field.name(), field(register, field, !needed));
      if (whole && needed) {
        required.add(field.name());
      }
    }
    if (fresh) {
      properties.set("externalKey", text("What another system calls it.").put("maxLength", 400));
    }
    if (!required.isEmpty()) {
      schema.set("required", required);
    }
    return fresh ? schema.put("additionalProperties", false) : schema;
  }

  private static ObjectNode line(String name) {
    var schema = json().put("type", "object");
    var properties = schema.putObject("properties");
    properties.set("op", choice(List.of("record", "revise", "retire")));
    properties.set("id", text("The record, unless externalKey names it.").put("format", "uuid"));
    properties.set("version", whole("The version seen; for revise and retire."));
    properties.set("externalKey", text("What another system calls it."));
    properties.set("content", reference(name + ".change"));
    properties.set("why", text("Reason for the ledger."));
    schema.putArray("required").add("op");
    return schema.put("additionalProperties", false);
  }

  static ObjectNode field(Register<?> register, Field field, boolean nullable) {
    var schema =
        switch (field) {
          case Field.Line _ -> text("").put("maxLength", Field.LONGEST_LINE);
          case Field.Paragraph _ -> text("").put("maxLength", Field.LONGEST_TEXT);
          case Field.Choice it -> choice(names(it.options()));
          case Field.Choices it -> few(choice(names(it.options()))).put("uniqueItems", true);
          case Field.Terms _ -> few(text("").put("maxLength", Field.LONGEST_LINE));
          case Field.Day _ -> text("").put("format", "date");
          case Field.Flag _ -> json().put("type", "boolean");
          case Field.Whole _ -> json().put("type", "integer").put("format", "int32");
          case Field.Someone _ -> text("").put("format", "uuid");
        };
    var hint = Words.englishHint(register, field);
    if (!hint.isEmpty()) {
      schema.put("description", hint);
    }
    return nullable ? orNull(schema) : schema;
  }

  private static ObjectNode orNull(ObjectNode schema) {
    var type = schema.get("type").asString();
    schema.putArray("type").add(type).add("null");
    if (schema.get("enum") instanceof tools.jackson.databind.node.ArrayNode options) {
      options.addNull();
    }
    return schema;
  }

  private static List<String> names(List<? extends Enum<?>> options) {
    return options.stream().map(it -> (String) it.name()).toList();
  }

  private static ObjectNode few(ObjectNode item) {
    return list(item).put("maxItems", Field.MOST_ITEMS);
  }

  static ObjectNode items(ObjectNode item) {
    var schema = json().put("type", "object");
    schema.putObject("properties").set("items", list(item));
    schema.putArray("required").add("items");
    return schema;
  }

  static ObjectNode list(ObjectNode item) {
    var schema = json().put("type", "array");
    schema.set("items", item);
    return schema;
  }

  static ObjectNode text(String description) {
    var schema = json().put("type", "string");
    return description.isEmpty() ? schema : schema.put("description", description);
  }

  static ObjectNode whole(String description) {
    return json().put("type", "integer").put("format", "int64").put("description", description);
  }

  static ObjectNode choice(List<String> options) {
    var schema = json().put("type", "string");
    options.forEach(schema.putArray("enum")::add);
    return schema;
  }

  private static ObjectNode json() {
    return RecordJson.MAPPER.createObjectNode();
  }
}
