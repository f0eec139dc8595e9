package org.candor.work;

import java.util.List;
import java.util.Optional;
import org.candor.catalog.Framework;
import org.candor.catalog.Item;
import org.candor.readiness.Verdicts;
import org.candor.support.evidence.Coverable;
import org.candor.web.Option;

/** The lines of a framework as pages name them. */
final class Lines {

  private static final int SHORT = 110;

  private Lines() {}

  /** Its title, or what it asks for where it has none. */
  static String words(Item item) {
    return item.title().isEmpty() ? item.text() : item.title();
  }

  static String brief(Item item) {
    var words = words(item);
    if (words.length() <= SHORT) {
      return words;
    }
    var end = words.lastIndexOf(' ', SHORT);
    return words.substring(0, end < 0 ? SHORT : end) + "…";
  }

  /** The page that says where the organization stands on a line. */
  static String href(String line) {
    return Verdicts.href(Coverable.frameworkOf(line), id(line));
  }

  /** As its framework numbers it. */
  private static String id(String line) {
    return line.substring(line.indexOf(':') + 1);
  }

  /**
   * The clause or area at the top, as evidence would name it: {@code 6} of {@code 6.1.2-3}, {@code
   * house:A} of {@code house:A.1}; empty where no framework has the line.
   */
  static Optional<String> top(List<Framework> frameworks, String line) {
    var id = Coverable.frameworkOf(line);
    return frameworks.stream()
        .filter(it -> it.id().equals(id))
        .findFirst()
        .flatMap(in -> in.find(id(line)).map(it -> Coverable.named(id, in.top(it).id())));
  }

  /** To choose among, in the order of the catalog. */
  static List<Option> options(List<Framework> frameworks, String chosen) {
    return frameworks.stream()
        .map(it -> new Option(it.id(), it.title(), it.id().equals(chosen)))
        .toList();
  }
}
