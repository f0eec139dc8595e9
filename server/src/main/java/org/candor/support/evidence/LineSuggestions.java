package org.candor.support.evidence;

import java.util.List;
import java.util.stream.Stream;
import org.candor.catalog.Catalog;
import org.candor.desk.Suggestions;
import org.candor.web.Option;

/**
 * The requirements and controls of ISO/IEC 42001, then the organization's own, for whoever types
 * the name of one.
 *
 * @param path of the register whose field names lines
 */
public record LineSuggestions(String path, String field, Catalog catalog, OwnLines own)
    implements Suggestions {

  private static final int LONGEST = 90;

  public LineSuggestions(String path, String field, Catalog catalog) {
    this(path, field, catalog, List::of);
  }

  @Override
  public List<Option> options() {
    return Stream.concat(catalog.iso42001().assessable(), own.lines().stream())
        .map(it -> new Option(it.id(), brief(CoverageController.words(it)), false))
        .toList();
  }

  private static String brief(String words) {
    return words.length() <= LONGEST ? words : words.substring(0, LONGEST) + "…";
  }
}
