package org.candor.measure;

import java.util.List;
import java.util.stream.Collectors;

/** The columns of a source, in its order. */
public record Columns(List<Column> all) {

  private static final int MOST_NAMED = 60;

  public Columns {
    all = List.copyOf(all);
  }

  /**
   * The column of that name; letters may be large or small where that leaves one.
   *
   * @throws Unmeasurable naming the columns there are
   */
  public Column get(String name) {
    for (var each : all) {
      if (each.name().equals(name)) {
        return each;
      }
    }
    var alike = all.stream().filter(it -> it.name().equalsIgnoreCase(name)).toList();
    if (alike.size() != 1) {
      throw new Unmeasurable(
          "There is no column '%s'. The columns are: %s.".formatted(name, words()));
    }
    return alike.getFirst();
  }

  public List<Column> get(List<String> names) {
    return names.stream().map(this::get).toList();
  }

  public boolean has(String name) {
    return all.stream().anyMatch(it -> it.name().equals(name));
  }

  private String words() {
    var named = all.stream().limit(MOST_NAMED).map(Column::name).collect(Collectors.joining(", "));
    int more = all.size() - MOST_NAMED;
    return more > 0 ? named + " and " + more + " more" : named;
  }
}
