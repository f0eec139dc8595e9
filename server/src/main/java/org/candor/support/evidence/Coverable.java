package org.candor.support.evidence;

import static java.util.stream.Collectors.joining;
import static org.candor.support.evidence.EvidenceRegisters.EVIDENCE;
import static org.candor.web.Messages.text;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.candor.catalog.Catalog;
import org.candor.catalog.Framework;
import org.candor.catalog.Item;
import org.candor.records.AsOf;
import org.candor.register.Unfit;

/**
 * The lines that evidence can bear on: requirements and controls of every framework there is, an
 * ISO/IEC 42001 line by its id alone, another by {@code framework:line}; and, where it is said so,
 * the organization's own controls by their reference.
 */
public final class Coverable {

  private static final int SUGGESTED = 4;
  private static final int NEAR = 2;

  private final Function<String, Optional<Framework>> frameworks;
  private final OwnLines own;

  Coverable(Function<String, Optional<Framework>> frameworks) {
    this(frameworks, _ -> List.of());
  }

  Coverable(Function<String, Optional<Framework>> frameworks, OwnLines own) {
    this.frameworks = frameworks;
    this.own = own;
  }

  public static Coverable in(Catalog catalog) {
    return new Coverable(catalog::find);
  }

  static Coverable in(Catalog catalog, OwnLines own) {
    return new Coverable(catalog::find, own);
  }

  /** How a line is written down, so that nothing on record names it in two ways. */
  public static String spelled(String line) {
    var framework = line.substring(0, Math.max(0, line.indexOf(':'))).strip();
    return framework.isEmpty()
        ? line.strip()
        : framework.equals(Catalog.ISO_42001) ? id(line) : framework + ":" + id(line);
  }

  /** How evidence names a line of a framework. */
  public static String named(String framework, String line) {
    return framework.equals(Catalog.ISO_42001) ? line : framework + ":" + line;
  }

  /**
   * How a line may stand on record: as it is written down now, and as it was while there was more
   * than one way. Versions are facts and stay as they were written.
   */
  public static List<String> spellings(String line) {
    var now = spelled(line);
    return frameworkOf(now).equals(Catalog.ISO_42001)
        ? List.of(now, Catalog.ISO_42001 + ":" + now)
        : List.of(now);
  }

  /** The list of all evidence that names a line. */
  public static String href(String line) {
    return EVIDENCE.href()
        + spellings(line).stream()
            .map(it -> "covers=" + URLEncoder.encode(it, StandardCharsets.UTF_8))
            .collect(joining("&", "?", ""));
  }

  /** The id of the framework that a line is named of. */
  public static String frameworkOf(String line) {
    var colon = line.indexOf(':');
    return colon < 0 ? Catalog.ISO_42001 : line.substring(0, colon).strip();
  }

  public static List<String> spelled(List<String> lines) {
    return lines.stream().map(Coverable::spelled).distinct().toList();
  }

  /** The organization's own controls at a moment, as lines. */
  public List<Item> own(AsOf asOf) {
    return own.lines(asOf);
  }

  /** The requirement or control that a line names. */
  public Optional<Item> find(String line) {
    return framework(line)
        .flatMap(it -> it.find(id(line)))
        .filter(Item::assessable)
        .or(
            () ->
                own.lines(AsOf.NOW).stream()
                    .filter(it -> it.id().equals(line.strip()))
                    .findFirst());
  }

  /**
   * @throws Unfit naming the first line that is none, and those that may have been meant
   */
  public void check(String field, List<String> lines) {
    for (var line : lines) {
      if (find(line).isEmpty()) {
        throw new Unfit(field, objection(line));
      }
    }
  }

  private String objection(String line) {
    var framework = framework(line);
    if (framework.isEmpty()) {
      return text("support.covers.framework", line.substring(0, line.indexOf(':')));
    }
    var known = framework.get().find(id(line));
    var meant =
        known.isPresent()
            ? below(framework.get(), known.get())
            : near(framework.get(), line, own.lines(AsOf.NOW));
    var prefix = line.substring(0, line.length() - id(line).length());
    var suggestions =
        String.join(", ", meant.limit(SUGGESTED).map(it -> prefix + it.id()).toList());
    return suggestions.isEmpty()
        ? text("support.covers.unknown", line, framework.get().title())
        : known.isPresent()
            ? text("support.covers.group", line, suggestions)
            : text("support.covers.meant", line, framework.get().title(), suggestions);
  }

  private Optional<Framework> framework(String line) {
    return frameworks.apply(frameworkOf(line));
  }

  private static String id(String line) {
    return line.substring(line.indexOf(':') + 1).strip();
  }

  private static Stream<Item> below(Framework framework, Item group) {
    return framework.assessable().filter(it -> isUnder(framework, it, group.id()));
  }

  private static boolean isUnder(Framework framework, Item item, String group) {
    var parent = item.parent();
    return parent != null
        && (parent.equals(group) || isUnder(framework, framework.item(parent), group));
  }

  private static Stream<Item> near(Framework framework, String line, List<Item> own) {
    var typed = id(line).toLowerCase(Locale.ROOT);
    return Stream.concat(framework.assessable(), own.stream())
        .filter(it -> distance(typed, it.id().toLowerCase(Locale.ROOT)) <= NEAR)
        .sorted(Comparator.comparingInt(it -> distance(typed, it.id().toLowerCase(Locale.ROOT))));
  }

  /** How many letters must change, come or go. Levenshtein, 1965. */
  public static int distance(String one, String other) {
    var before = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      before[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      var now = new int[other.length() + 1];
      now[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        now[j] = Math.min(before[j - 1] + change, 1 + Math.min(before[j], now[j - 1]));
      }
      before = now;
    }
    return before[other.length()];
  }
}
