package org.candor.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** How far the logs of a folder had been written at a moment, so that what came since is read. */
record LogMark(Path folder, Map<Path, Long> sizes) {

  private static final int MOST = 8192;

  static LogMark in(Path folder) throws IOException {
    var sizes = new HashMap<Path, Long>();
    try (var logs = Files.newDirectoryStream(folder, "*.log")) {
      for (var log : logs) {
        sizes.put(log, Files.size(log));
      }
    }
    return new LogMark(folder, sizes);
  }

  String since() throws IOException {
    var said = new StringBuilder();
    try (var logs = Files.newDirectoryStream(folder, "*.log")) {
      for (var log : logs) {
        said.append(since(log));
      }
    }
    return said.toString();
  }

  private String since(Path log) throws IOException {
    var all = Files.readAllBytes(log);
    var known = sizes.getOrDefault(log, 0L);
    var from = known > all.length ? 0 : known.intValue();
    var fresh = Arrays.copyOfRange(all, Math.max(from, all.length - MOST), all.length);
    return new String(fresh, StandardCharsets.UTF_8);
  }
}
