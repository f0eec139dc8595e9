package org.candor.support.evidence;

import java.util.List;
import java.util.stream.Stream;
import org.candor.catalog.Catalog;
import org.candor.catalog.Framework;
import org.candor.catalog.Item;
import org.candor.desk.Suggestions;
import org.candor.records.AsOf;
import org.candor.web.Option;

/**
 * The requirements and controls of ISO/IEC 42001, then the organization's own, then those of the
 * other frameworks, for whoever types the name of one.
 *
 * @param path of the register whose field names lines
 */
public record LineSuggestions(String path, String field, Catalog catalog, OwnLines own)
    implements Suggestions {

  private static final int LONGEST = 90;

  public LineSuggestions(String path, String field, Catalog catalog) {
    this(path, field, catalog, _ -> List.of());
  }

  @Override
  public List<Option> options() {
    var frameworks = catalog.frameworks();
    return Stream.of(
            lines(catalog.iso42001()),
            own.lines(AsOf.NOW).stream().map(it -> option(it.id(), it)),
            frameworks.stream()
                .filter(it -> !it.id().equals(Catalog.ISO_42001))
                .flatMap(LineSuggestions::lines))
        .flatMap(it -> it)
        .toList();
  }

  private static Stream<Option> lines(Framework framework) {
    return framework.assessable().map(it -> option(Coverable.named(framework.id(), it.id()), it));
  }

  private static Option option(String name, Item line) {
    return new Option(name, brief(CoverageController.words(line)), false);
  }

  private static String brief(String words) {
    return words.length() <= LONGEST ? words : words.substring(0, LONGEST) + "…";
  }
}
