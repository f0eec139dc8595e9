package org.candor.catalog;

import static java.util.Locale.ROOT;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.candor.records.RecordJson;
import org.candor.tabular.Limits;
import org.candor.tabular.Row;
import org.candor.tabular.Tables;
import org.candor.tabular.Unreadable;
import org.candor.web.Messages;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads a framework from a file that somebody brings: our JSON or YAML, OSCAL JSON, or CSV. */
final class FrameworkFile {

  static final int LARGEST = 10 << 20;
  private static final int MOST_LINES = 20_000;
  private static final int DEEPEST = 30;
  private static final int LONGEST_NAME = 500;
  private static final int LONGEST_TEXT = 20_000;

  /** Programs differ in which of two fields of one name they take: such a file says two things. */
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final Pattern TWICE = Pattern.compile("Duplicate Object property \"(.*)\"");

  /** What a CSV does not say of itself; elsewhere it wins over what the file says. */
  record About(String id, String title, String edition, String version) {}

  private final About about;

  private FrameworkFile(About about) {
    this.about = about;
  }

  /**
   * @throws BadFramework saying what is wrong with which line
   */
  static Framework read(String name, byte[] bytes, About about) {
    if (bytes.length > LARGEST) {
      throw bad(Messages.text("catalog.bad.large"));
    }
    if (bytes.length == 0) {
      throw bad(Messages.text("catalog.bad.empty"));
    }
    var framework = new FrameworkFile(about).parse(name.toLowerCase(ROOT), bytes);
    if (framework.items().size() > MOST_LINES) {
      throw bad(Messages.text("catalog.bad.lines", framework.items().size(), MOST_LINES));
    }
    var excess = tooLong(framework);
    if (!excess.isEmpty()) {
      throw new BadFramework(excess);
    }
    return framework;
  }

  /** What no page could show: what is longer than any real one, or of no characters. */
  private static List<String> tooLong(Framework it) {
    var reasons = new ArrayList<String>();
    measure(Messages.text("catalog.bad.whole"), "title", it.title(), LONGEST_NAME, reasons);
    measure(Messages.text("catalog.bad.whole"), "edition", it.edition(), LONGEST_NAME, reasons);
    measure(Messages.text("catalog.bad.whole"), "version", it.version(), LONGEST_NAME, reasons);
    measure(Messages.text("catalog.bad.whole"), "notice", it.notice(), LONGEST_TEXT, reasons);
    for (var item : it.items()) {
      var where = brief(item.id());
      measure(where, "title", item.title(), LONGEST_NAME, reasons);
      measure(where, "text", item.text(), LONGEST_TEXT, reasons);
      measure(where, "evidence", item.evidence(), LONGEST_TEXT, reasons);
      measure(where, "computable", item.computable(), LONGEST_TEXT, reasons);
      measure(where, "questions", String.join("\n", item.questions()), LONGEST_TEXT, reasons);
      measure(where, "pitfalls", String.join("\n", item.pitfalls()), LONGEST_TEXT, reasons);
    }
    return reasons;
  }

  private static void measure(
      String where, String what, String text, int longest, List<String> reasons) {
    if (text.length() > longest) {
      reasons.add(Messages.text("catalog.bad.long", where, what, text.length(), longest));
    }
    if (!BadFramework.plain(text).equals(text)) {
      reasons.add(Messages.text("catalog.bad.unicode", where, what));
    }
  }

  private Framework parse(String name, byte[] bytes) {
    var text = new String(bytes, StandardCharsets.UTF_8).strip();
    if (text.startsWith("{")) {
      return json(text);
    }
    return name.endsWith(".yaml") || name.endsWith(".yml") ? yaml(text) : table(name, bytes);
  }

  private Framework json(String text) {
    try {
      var tree = JSON.readTree(text);
      return tree.has("catalog")
          ? OscalCatalog.read(about, tree.path("catalog"))
          : FrameworkTree.read(named(tree));
    } catch (JacksonException e) {
      throw bad(noJson(e));
    }
  }

  /** Where it stops being JSON; a field that is there twice is named. */
  private static String noJson(JacksonException e) {
    var line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
    var words = String.valueOf(e.getOriginalMessage());
    var twice = TWICE.matcher(words);
    return twice.find()
        ? Messages.text("catalog.bad.twice", line, twice.group(1))
        : Messages.text("catalog.bad.json", words);
  }

  private Framework yaml(String text) {
    var options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    options.setAllowRecursiveKeys(false);
    options.setMaxAliasesForCollections(0);
    options.setNestingDepthLimit(DEEPEST);
    options.setCodePointLimit(LARGEST);
    try {
      var tree = plain(options).<Object>load(text);
      return FrameworkTree.read(named(RecordJson.MAPPER.valueToTree(tree)));
    } catch (JacksonException e) {
      throw bad(Messages.text("catalog.bad.yaml", String.valueOf(e.getOriginalMessage())));
    } catch (MarkedYAMLException e) {
      var line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
      var words = Messages.text("catalog.bad.yaml.at", line, brief(e.getProblem() + ""));
      throw bad(Messages.text("catalog.bad.yaml", words));
    } catch (YAMLException e) {
      throw bad(Messages.text("catalog.bad.yaml", brief(String.valueOf(e.getMessage()))));
    }
  }

  /**
   * Takes whatever stands there as the text it is: 1.10 is no number, yes no truth, a day a day.
   */
  private static Yaml plain(LoaderOptions options) {
    var out = new DumperOptions();
    var asWritten =
        new Resolver() {
          @Override
          protected void addImplicitResolvers() {
            addImplicitResolver(Tag.NULL, NULL, "~nN\0");
            addImplicitResolver(Tag.NULL, EMPTY, null);
          }
        };
    return new Yaml(new SafeConstructor(options), new Representer(out), out, options, asWritten);
  }

  private JsonNode named(JsonNode tree) {
    if (tree instanceof ObjectNode it) {
      put(it, "id", about.id());
      put(it, "title", about.title());
      put(it, "edition", about.edition());
      put(it, "version", about.version());
    }
    return tree;
  }

  private static void put(ObjectNode tree, String field, String value) {
    if (!value.isBlank()) {
      tree.put(field, value);
    }
  }

  private Framework table(String name, byte[] bytes) {
    try {
      var file = Files.createTempFile("framework", ".csv");
      try {
        Files.write(file, bytes);
        return table(file, name);
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (Unreadable e) {
      throw bad(e.sentence().in(Messages::text));
    }
  }

  private Framework table(java.nio.file.Path file, String name) {
    try (var table = Tables.open(file, name, Limits.STANDARD)) {
      var columns = table.columns().stream().map(it -> it.strip().toLowerCase(ROOT)).toList();
      if (!columns.contains("id")) {
        throw bad(Messages.text("catalog.bad.column", String.join(", ", columns)));
      }
      var tree = named(RecordJson.MAPPER.createObjectNode());
      var items = ((ObjectNode) tree).putArray("items");
      var problems = new ArrayList<String>();
      var at = new ArrayList<Long>();
      table
          .soundRows(
              it ->
                  problems.add(
                      Messages.text("catalog.row", it.row(), it.message().in(Messages::text))))
          .forEach(
              row -> {
                items.add(RecordJson.MAPPER.<JsonNode>valueToTree(line(columns, row)));
                at.add(row.line());
              });
      if (!problems.isEmpty()) {
        throw new BadFramework(problems);
      }
      return FrameworkTree.read(tree, it -> Messages.text("catalog.bad.line", at.get(it)));
    }
  }

  private static Map<String, Object> line(List<String> columns, Row row) {
    var line = new LinkedHashMap<String, Object>();
    for (int i = 0; i < columns.size(); i++) {
      var cell = row.cells().get(i);
      var column = columns.get(i);
      if (cell != null) {
        line.put(column, listed(column) ? List.of(cell.split("\\s*[;\\n]\\s*")) : cell);
      }
    }
    return line;
  }

  private static boolean listed(String column) {
    return column.equals("questions") || column.equals("pitfalls") || column.equals("roles");
  }

  private static String brief(String text) {
    var line = text.lines().findFirst().orElse("");
    return line.length() <= 200 ? line : line.substring(0, 200) + "…";
  }

  private static BadFramework bad(String reason) {
    return new BadFramework(List.of(reason));
  }
}
