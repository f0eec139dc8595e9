package org.candor.support.evidence;

import java.util.List;
import org.candor.catalog.Catalog;
import org.candor.desk.Suggestions;
import org.candor.web.Option;

/**
 * The requirements and controls of ISO/IEC 42001, for whoever types the name of one.
 *
 * @param path of the register whose field names lines
 */
public record LineSuggestions(String path, String field, Catalog catalog) implements Suggestions {

  private static final int LONGEST = 90;

  @Override
  public List<Option> options() {
    return catalog
        .iso42001()
        .assessable()
        .map(it -> new Option(it.id(), brief(CoverageController.words(it)), false))
        .toList();
  }

  private static String brief(String words) {
    return words.length() <= LONGEST ? words : words.substring(0, LONGEST) + "…";
  }
}
