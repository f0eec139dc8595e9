package org.candor.catalog;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.candor.catalog.FrameworkFile.About;
import org.candor.catalog.Item.Kind;
import org.candor.web.Messages;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads a catalog in the OSCAL 1.1 JSON form of NIST: groups become areas, controls become
 * controls, their statement is the text and their guidance the evidence.
 */
final class OscalCatalog {

  private static final int DEEPEST = 20;

  private final List<Item> items = new ArrayList<>();
  private final List<String> places = new ArrayList<>();
  private final List<String> reasons = new ArrayList<>();

  private OscalCatalog() {}

  /**
   * @param about wins over what the catalog says of itself
   * @throws BadFramework where it is of another OSCAL, has no controls, or naming each that is
   *     wrong
   */
  static Framework read(About about, JsonNode catalog) {
    var metadata = catalog.path("metadata");
    var oscal = metadata.path("oscal-version").asString("");
    if (!oscal.matches("1(\\.\\d+){1,2}.*")) {
      throw new BadFramework(
          List.of(
              oscal.isEmpty()
                  ? Messages.text("catalog.bad.oscal.none")
                  : Messages.text("catalog.bad.oscal.other", oscal)));
    }
    var reader = new OscalCatalog();
    reader.inside(catalog, null, 0);
    if (reader.items.isEmpty()) {
      throw new BadFramework(List.of(Messages.text("catalog.bad.oscal")));
    }
    if (!reader.reasons.isEmpty()) {
      throw new BadFramework(reader.reasons);
    }
    BadFramework.check(reader.items, reader.places::get);
    return new Framework(
        about.id(),
        or(about.title(), metadata.path("title").asString(about.id())),
        or(about.edition(), oscal),
        or(about.version(), metadata.path("version").asString("1")),
        metadata.path("remarks").asString(""),
        reader.items);
  }

  private static String or(String said, String otherwise) {
    return said.isBlank() ? otherwise : said;
  }

  private void inside(JsonNode node, @Nullable String parent, int depth) {
    if (depth > DEEPEST) {
      throw new BadFramework(List.of(Messages.text("catalog.bad.deep", DEEPEST)));
    }
    for (var group : node.path("groups")) {
      inside(group, add(group, Kind.AREA, parent), depth + 1);
    }
    for (var control : node.path("controls")) {
      var kind =
          control.has("controls")
              ? Kind.CLAUSE
              : control.path("class").asString("").equals("requirement")
                  ? Kind.REQUIREMENT
                  : Kind.CONTROL;
      inside(control, add(control, kind, parent), depth + 1);
    }
  }

  private String add(JsonNode node, Kind kind, @Nullable String parent) {
    var label = label(node);
    var place = (kind == Kind.AREA ? "Group " : "Control ") + (items.size() + 1);
    places.add(place);
    if (!label.matches(FrameworkTree.ID)) {
      reasons.add(
          label.isEmpty()
              ? place + " has neither an id nor a label."
              : place + ": the id has characters that ids do not have.");
    }
    items.add(
        new Item(
            label,
            kind,
            parent,
            node.path("title").asString(""),
            prose(node, "statement", "overview"),
            false,
            prose(node, "guidance"),
            List.of(),
            List.of(),
            prose(node, "assessment-method", "assessment-objective"),
            Set.of()));
    return label;
  }

  /** What people call it, where the catalog says so; else its id. */
  private static String label(JsonNode node) {
    return elements(node.path("props"))
        .filter(it -> it.path("name").asString("").equals("label"))
        .map(it -> it.path("value").asString(""))
        .findFirst()
        .orElseGet(() -> node.path("id").asString("").toUpperCase(java.util.Locale.ROOT));
  }

  private static String prose(JsonNode node, String... names) {
    var wanted = Set.of(names);
    return elements(node.path("parts"))
        .filter(it -> wanted.contains(it.path("name").asString("")))
        .flatMap(OscalCatalog::told)
        .filter(it -> !it.isBlank())
        .collect(joining(" "));
  }

  private static Stream<String> told(JsonNode part) {
    return Stream.concat(
        Stream.of(part.path("prose").asString("")),
        elements(part.path("parts")).flatMap(OscalCatalog::told));
  }

  private static Stream<JsonNode> elements(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }
}
