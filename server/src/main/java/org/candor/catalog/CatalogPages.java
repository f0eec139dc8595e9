package org.candor.catalog;

import java.util.List;
import java.util.Map;
import org.candor.web.Shell;

/** What the pages of frameworks show. */
public final class CatalogPages {

  private CatalogPages() {}

  /**
   * Every framework.
   *
   * @param reasons why what was brought is refused; empty when nothing was
   */
  public record Shown(Shell shell, List<OnShelf> frameworks, boolean may, List<String> reasons) {}

  /** A framework in a list. */
  public record OnShelf(Framework framework, boolean own, long lines) {
    public String href() {
      return CatalogController.AT + "/" + framework.id();
    }
  }

  /**
   * One framework, line by line.
   *
   * @param licensed its own words by line, where the organization holds them
   */
  public record Reading(
      Shell shell,
      Framework framework,
      boolean own,
      boolean may,
      Map<String, String> licensed,
      List<String> reasons) {

    /** Its edition where it says one, its version and how many lines it has. */
    public String about() {
      return framework.about();
    }

    public int depth(Item item) {
      var depth = 0;
      for (var at = item; at.parent() != null; depth++) {
        at = framework.item(at.parent());
      }
      return depth;
    }
  }
}
