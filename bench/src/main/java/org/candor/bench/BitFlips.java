package org.candor.bench;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.candor.kernel.OrgId;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Single bits of cells of the ledger's tables, flipped behind the application's back. */
final class BitFlips {

  private static final List<String> TABLES =
      List.of(
          "records.fact",
          "records.opening",
          "records.head",
          "systems.ai_systems",
          "records.comments");

  private final JdbcTemplate jdbc;
  private final OrgId org;
  private final Random random;
  private int refused;

  BitFlips(JdbcTemplate jdbc, OrgId org, Random random) {
    this.jdbc = jdbc;
    this.org = org;
    this.random = random;
  }

  private record Column(String name, String type) {}

  /** Where a bit was flipped, and how it is flipped back. */
  record Flipped(String place, Runnable undo) {}

  int refused() {
    return refused;
  }

  /** Flips one, in a cell that has a value; what a constraint refuses is tried elsewhere. */
  Flipped flip() {
    while (true) {
      var table = TABLES.get(random.nextInt(TABLES.size()));
      var columns = columns(table);
      var column = columns.get(random.nextInt(columns.size()));
      var flipped = flip(table, column);
      if (flipped != null) {
        return flipped;
      }
    }
  }

  private @Nullable Flipped flip(String table, Column column) {
    var rows =
        jdbc.queryForList(
            """
            select ctid::text as at, %s::text as cell from %s
            where org_id = '%s' and %s is not null order by ctid
            """
                .formatted(column.name(), table, org, column.name()));
    if (rows.isEmpty()) {
      return null;
    }
    var row = rows.get(random.nextInt(rows.size()));
    var before = String.valueOf(row.get("cell"));
    var after = other(column.type(), before);
    var at = after == null ? null : set(table, column, String.valueOf(row.get("at")), after);
    return at == null
        ? null
        : new Flipped(table + " " + column.name(), () -> set(table, column, at, before));
  }

  /** Returns where the row is now; null when the database refused. */
  private @Nullable String set(String table, Column column, String at, String value) {
    try {
      return jdbc.queryForObject(
          """
          with off as (select set_config('session_replication_role', 'replica', true))
          update %s set %s = ?::text::%s from off where ctid = ?::tid returning ctid::text
          """
              .formatted(table, column.name(), column.type()),
          String.class,
          value,
          at);
    } catch (DataAccessException e) {
      refused++;
      return null;
    }
  }

  private List<Column> columns(String table) {
    return jdbc.query(
        """
        select quote_ident(attname), format_type(atttypid, atttypmod) from pg_attribute
        where attrelid = ?::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum
        """,
        (rs, _) -> new Column(rs.getString(1), rs.getString(2)),
        table);
  }

  private @Nullable String other(String type, String cell) {
    return switch (type) {
      case "integer" -> "" + (Integer.parseInt(cell) ^ 1 << random.nextInt(31));
      case "bigint" -> "" + (Long.parseLong(cell) ^ 1L << random.nextInt(62));
      case "boolean" -> "" + !cell.equals("true");
      case "uuid" -> uuid(UUID.fromString(cell)).toString();
      case "bytea" -> hex(cell);
      case "timestamp with time zone" -> moment(cell);
      case "date" ->
          java.time.LocalDate.ofEpochDay(
                  java.time.LocalDate.parse(cell).toEpochDay() ^ 1L << random.nextInt(12))
              .toString();
      case "text[]" -> cell.equals("{}") ? null : inside(cell);
      default -> text(cell);
    };
  }

  private UUID uuid(UUID it) {
    var bit = 1L << random.nextInt(64);
    return random.nextBoolean()
        ? new UUID(it.getMostSignificantBits() ^ bit, it.getLeastSignificantBits())
        : new UUID(it.getMostSignificantBits(), it.getLeastSignificantBits() ^ bit);
  }

  /** {@code \x00ff} with another digit. */
  private String hex(String cell) {
    var at = 2 + random.nextInt(cell.length() - 2);
    var digit = Character.digit(cell.charAt(at), 16) ^ 1 << random.nextInt(4);
    return cell.substring(0, at) + Character.forDigit(digit, 16) + cell.substring(at + 1);
  }

  private String moment(String cell) {
    var it =
        java.time.OffsetDateTime.parse(cell.replace(' ', 'T').replaceAll("([+-]\\d\\d)$", "$1:00"))
            .toInstant();
    var micros = it.getEpochSecond() * 1_000_000 + it.getNano() / 1_000 ^ 1L << random.nextInt(50);
    return java.time.Instant.ofEpochSecond(
            Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000)
        .toString();
  }

  private @Nullable String inside(String cell) {
    var inner = text(cell.substring(1, cell.length() - 1));
    return inner == null || inner.matches(".*[{}\",\\\\\\s].*") ? null : "{" + inner + "}";
  }

  /** Null when what comes out is not text to PostgreSQL. */
  private @Nullable String text(String cell) {
    if (cell.isEmpty()) {
      return null;
    }
    var bytes = cell.getBytes(StandardCharsets.UTF_8);
    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    for (var it : bytes) {
      if (it == 0) {
        return null;
      }
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
