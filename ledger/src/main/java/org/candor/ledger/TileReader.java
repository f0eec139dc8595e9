package org.candor.ledger;

import java.util.HashMap;
import java.util.Map;

/** Reads a log's hashes from its tiles, each tile once. */
final class TileReader implements HashReader {

  private final LogFiles files;
  private final long size;
  private final Map<TilePath, Tile> tiles = new HashMap<>();

  TileReader(LogFiles files, long size) {
    this.files = files;
    this.size = size;
  }

  @Override
  public Hash read(int level, long index) {
    int within = level % 8;
    long first = index << within;
    var path = path(level / 8, first / TilePath.FULL);
    var tile = tiles.computeIfAbsent(path, p -> Tile.of(files.atLeast(p), p.width()));
    int from = (int) (first % TilePath.FULL);
    return tile.root(from, from + (1 << within));
  }

  private TilePath path(int level, long index) {
    long there = TilePath.countAt(level, size) - index * TilePath.FULL;
    if (there <= 0) {
      throw new IllegalArgumentException("Beyond a log of " + size);
    }
    return new TilePath(level, index, (int) Math.min(there, TilePath.FULL));
  }
}
