package org.candor.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.candor.tabular.Row;
import org.jspecify.annotations.Nullable;

/**
 * Makes the external key of each row: the same for the same row of the same file or of the next
 * edition of it.
 *
 * <p>It is spelled out of the key columns, whatever their case and blanks, and begins with the
 * namespace of the mapping, which stays when the mapping is renamed. Rows that share it are told
 * apart by how manieth they are. Without key columns everything the row says is its key: then
 * nothing goes in twice, but a change looks like a new row.
 */
class Keys {

  private static final int LONGEST = 200;
  private static final int SPELLED = 120;

  private final String prefix;
  private final List<Integer> columns;
  private final Map<Long, Integer> seen = new HashMap<>();
  private boolean repeated;

  Keys(Mapping mapping, Map<String, Integer> positions) {
    this.prefix = prefix(mapping);
    this.columns =
        mapping.key().stream()
            .map(it -> positions.get(Spelling.normal(it)))
            .filter(Objects::nonNull)
            .toList();
  }

  /** What the keys of all records begin with that came through this mapping. */
  static String prefix(Mapping mapping) {
    return mapping.space() + ": ";
  }

  /** Null where the key columns are blank. */
  @Nullable String of(Row row) {
    var parts = new ArrayList<String>();
    if (columns.isEmpty()) {
      row.cells().forEach(it -> parts.add(it == null ? "" : Spelling.normal(it)));
    } else {
      columns.forEach(it -> parts.add(part(row, it)));
    }
    if (parts.stream().allMatch(String::isEmpty)) {
      return null;
    }
    var text = prefix + (columns.isEmpty() ? hex(sha256(parts.toString())) : spelled(parts));
    var occurrence = seen.merge(brief(text), 1, Integer::sum);
    repeated = occurrence > 1;
    return occurrence == 1 ? text : text + " #" + occurrence;
  }

  /** The key columns of a row as they are written; empty where there are none. */
  String written(Row row) {
    var parts = new ArrayList<String>();
    columns.forEach(it -> parts.add(Objects.requireNonNullElse(row.cells().get(it), "")));
    return String.join(" / ", parts);
  }

  /** Whether the key made last is one that an earlier row has too. */
  boolean repeated() {
    return repeated;
  }

  private static String part(Row row, int at) {
    var cell = row.cells().get(at);
    return cell == null ? "" : Spelling.normal(Spelling.tidy(cell));
  }

  private static String spelled(List<String> parts) {
    var text = String.join(" / ", parts);
    if (text.length() <= LONGEST) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, SPELLED)) + "… " + hex(sha256(text));
  }

  /** 64 bits tell a million keys apart, and make the memory of a long file small. */
  static long brief(String text) {
    return ByteBuffer.wrap(sha256(text)).getLong();
  }

  private static String hex(byte[] hash) {
    return HexFormat.of().formatHex(hash, 0, 16);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every JDK has SHA-256", e);
    }
  }
}
