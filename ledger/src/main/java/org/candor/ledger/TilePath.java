package org.candor.ledger;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a tile of hashes, or a bundle of entries, stands below a log's directory. C2SP tlog-tiles.
 *
 * @param level of 256-fold height above the leaves; {@link #ENTRIES} for the entries themselves
 * @param width how many of its 256 places are filled; fewer make it partial
 */
record TilePath(int level, long index, int width) {

  static final int ENTRIES = -1;
  static final int FULL = 256;

  private static final Pattern FORM =
      Pattern.compile(
          "tile/(entries|0|[1-9][0-9]?)/((?:x[0-9]{3}/){0,6}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

  /** The last tile of its level in a log that has so many hashes (or entries) there. */
  static TilePath last(int level, long count) {
    long index = (count - 1) / FULL;
    return new TilePath(level, index, (int) (count - index * FULL));
  }

  /** How many hashes a level has above so many entries. */
  static long countAt(int level, long size) {
    return level <= 0 ? size : 8 * level >= Long.SIZE ? 0 : size >>> (8 * level);
  }

  boolean full() {
    return width == FULL;
  }

  long first() {
    return index * FULL;
  }

  TilePath ofWidth(int other) {
    return new TilePath(level, index, other);
  }

  /** The directory of the partial forms of this tile. */
  String partials() {
    return stem() + ".p";
  }

  String text() {
    return full() ? stem() : partials() + "/" + width;
  }

  private String stem() {
    var groups = new StringBuilder(String.format(Locale.ROOT, "%03d", index % 1000));
    for (long rest = index / 1000; rest > 0; rest /= 1000) {
      groups.insert(0, String.format(Locale.ROOT, "x%03d/", rest % 1000));
    }
    return "tile/" + (level == ENTRIES ? "entries" : String.valueOf(level)) + "/" + groups;
  }

  /** The tile that this path names, or null when it names none or is not the way to name it. */
  static @Nullable TilePath parse(String text) {
    var form = FORM.matcher(text);
    if (!form.matches()) {
      return null;
    }
    int level = form.group(1).equals("entries") ? ENTRIES : Integer.parseInt(form.group(1));
    long index = Long.parseLong(form.group(2).replaceAll("[x/]", ""));
    int width = form.group(3) == null ? FULL : Integer.parseInt(form.group(3));
    var path = new TilePath(level, index, width);
    return path.text().equals(text) ? path : null;
  }
}
