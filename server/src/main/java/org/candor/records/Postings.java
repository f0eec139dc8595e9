package org.candor.records;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.candor.database.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** Which words occur in which versions, by segments of the ledger. */
@Repository
class Postings {

  /** Positions of a segment; a bit each. */
  static final int SEGMENT = 1_024;

  /** What is searched of a row: what its register chose, and what another system calls it. */
  private static final String TEXT = "it.search || ' ' || coalesce(lower(it.external_key), '')";

  /** No character comes after it. */
  private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

  private static final int LENGTH = 4;
  private static final int FETCH = 500;

  private final JdbcClient jdbc;

  Postings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** How far a kind is indexed: whole segments, from the beginning of the ledger. */
  record Done(String basis, int segments) {

    long position() {
      return (long) segments * SEGMENT;
    }
  }

  /** What the words of each kind depend on besides its rows; kinds without words are left out. */
  Map<String, String> bases(Collection<? extends Kind<?>> kinds) {
    var byTable = kinds.stream().collect(Collectors.toMap(Kind::table, Kind::path));
    var found = new HashMap<String, String>();
    jdbc.sql(
            """
            select t.name, md5(pg_get_expr(d.adbin, d.adrelid)) from unnest(:tables) t (name)
            join pg_attribute a on a.attrelid = to_regclass(t.name) and a.attname = 'search'
            join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
            """)
        .param("tables", new SqlArrayValue("text", byTable.keySet().toArray(String[]::new)))
        .query(
            rs -> {
              found.put(byTable.get(rs.getString(1)), Terms.VERSION + ":" + rs.getString(2));
            });
    return found;
  }

  /** How far each kind is indexed. */
  Map<String, Done> done() {
    var found = new HashMap<String, Done>();
    jdbc.sql("select kind, basis, segments from records.indexed")
        .query(
            rs -> {
              found.put(rs.getString(1), new Done(rs.getString(2), rs.getInt(3)));
            });
    return found;
  }

  /**
   * What the index knows: of each kind how far it goes, and the positions whose versions have all
   * words, each as the beginning of one of theirs.
   *
   * <p>The statement also asks for plans that look at the values: a list of positions may be of 3
   * or of 30,000.
   */
  void find(
      Map<String, String> bases,
      List<String> words,
      Map<String, Long> indexed,
      BiConsumer<String, Long> hit) {
    var statement = jdbc.sql(finding(words.size()));
    for (var i = 0; i < words.size(); i++) {
      statement.param("w" + i, words.get(i)).param("end" + i, words.get(i) + LAST);
    }
    statement
        .param("kinds", new SqlArrayValue("text", bases.keySet().toArray(String[]::new)))
        .param("bases", new SqlArrayValue("text", bases.values().toArray(String[]::new)))
        .query(
            rs -> {
              var kind = rs.getString(1);
              if (kind != null) {
                indexed.put(kind, (long) rs.getInt(2) * SEGMENT);
                var bits = rs.getBytes(4);
                if (bits != null) {
                  positions(rs.getInt(3), bits, kind, hit);
                }
              }
            });
  }

  private static String finding(int words) {
    var sets =
        IntStream.range(0, words)
            .mapToObj(
                """
                , w%1$d as (select kind, segment, bit_or(bits) as bits from records.posting
                  where kind = any(:kinds) and word >= :w%1$d and word < :end%1$d group by kind, segment)
                """
                    ::formatted)
            .collect(Collectors.joining());
    var joins =
        IntStream.range(1, words)
            .mapToObj(" join w%d using (kind, segment)"::formatted)
            .collect(Collectors.joining());
    var both =
        IntStream.range(0, words)
            .mapToObj("w%d.bits"::formatted)
            .collect(Collectors.joining(" & "));
    return """
        with done as (select kind, segments from records.indexed
          where (kind, basis) in (select * from unnest(:kinds, :bases)))
        %s, hits as (select kind, segment, %s as bits from w0%s)
        select d.kind, d.segments, h.segment, bit_send(h.bits)
        from (select set_config('plan_cache_mode', 'force_custom_plan', true)) it
        left join done d on true left join hits h on h.kind = d.kind and h.segment < d.segments
        """
        .formatted(sets, both, joins);
  }

  private static void positions(
      int segment, byte[] bits, String kind, BiConsumer<String, Long> hit) {
    for (var i = 0; i < SEGMENT; i++) {
      if ((bits[LENGTH + i / 8] & 0x80 >> i % 8) != 0) {
        hit.accept(kind, (long) segment * SEGMENT + i + 1);
      }
    }
  }

  /** What the index does not know yet: the versions behind it, read as they stand. */
  void unindexed(
      List<? extends Kind<?>> kinds,
      Map<String, Long> indexed,
      List<String> words,
      BiConsumer<String, Long> hit) {
    var plain = words.stream().filter(Terms::isPlain).toList();
    // Every word is part of the text, so this leaves little to look at word by word.
    var parts =
        IntStream.range(0, plain.size())
            .mapToObj(i -> " and %s like :part%d".formatted(TEXT, i))
            .collect(Collectors.joining());
    var statement =
        jdbc.sql(
            IntStream.range(0, kinds.size())
                .mapToObj(
                    i ->
                        "select '%s', it.from_seq, %s from %s it where it.from_seq > :after%d%s"
                            .formatted(kinds.get(i).path(), TEXT, kinds.get(i).table(), i, parts))
                .collect(Collectors.joining(" union all ")));
    for (var i = 0; i < kinds.size(); i++) {
      statement.param("after" + i, indexed.getOrDefault(kinds.get(i).path(), 0L));
    }
    for (var i = 0; i < plain.size(); i++) {
      statement.param("part" + i, "%" + plain.get(i) + "%");
    }
    statement
        .withFetchSize(FETCH)
        .query(
            rs -> {
              if (Terms.match(rs.getString(3), words)) {
                hit.accept(rs.getString(1), rs.getLong(2));
              }
            });
  }

  /** Keeps others from indexing this kind until the end of the transaction. */
  Done lock(Kind<?> kind, String basis) {
    jdbc.sql(
            "insert into records.indexed values (:org, :kind, '', 0) on conflict (org_id, kind) do nothing")
        .param("org", Scope.currentOrg().value())
        .param("kind", kind.path())
        .update();
    var done =
        jdbc.sql("select basis, segments from records.indexed where kind = :kind for update")
            .param("kind", kind.path())
            .query((rs, _) -> new Done(rs.getString(1), rs.getInt(2)))
            .single();
    if (done.basis().equals(basis)) {
      return done;
    }
    jdbc.sql("delete from records.posting where kind = :kind").param("kind", kind.path()).update();
    var anew = new Done(basis, 0);
    put(kind, anew);
    return anew;
  }

  void put(Kind<?> kind, Done done) {
    jdbc.sql("update records.indexed set basis = :basis, segments = :segments where kind = :kind")
        .param("basis", done.basis())
        .param("segments", done.segments())
        .param("kind", kind.path())
        .update();
  }

  /** The first segment from here on in which something of this kind was written. */
  int next(Kind<?> kind, int segment) {
    return jdbc.sql(
            "select coalesce((min(it.from_seq) - 1) / :length, :none) from %s it where it.from_seq > :after"
                .formatted(kind.table()))
        .param("length", SEGMENT)
        .param("none", Integer.MAX_VALUE)
        .param("after", (long) segment * SEGMENT)
        .query(Integer.class)
        .single();
  }

  /** The words of a segment as its rows say them, with the positions of each in hex. */
  Map<String, String> words(Kind<?> kind, int segment) {
    var bits = new TreeMap<String, byte[]>();
    var before = (long) segment * SEGMENT;
    jdbc.sql(
            "select it.from_seq, %s from %s it where it.from_seq > :after and it.from_seq <= :upTo"
                .formatted(TEXT, kind.table()))
        .param("after", before)
        .param("upTo", before + SEGMENT)
        .withFetchSize(FETCH)
        .query(
            rs -> {
              var i = (int) (rs.getLong(1) - before - 1);
              for (var word : Terms.of(rs.getString(2))) {
                bits.computeIfAbsent(word, _ -> new byte[SEGMENT / 8])[i / 8] |=
                    (byte) (0x80 >> i % 8);
              }
            });
    var found = new TreeMap<String, String>();
    bits.forEach((word, it) -> found.put(word, java.util.HexFormat.of().formatHex(it)));
    return found;
  }

  void insert(Kind<?> kind, int segment, Map<String, String> words) {
    jdbc.sql(
            """
            insert into records.posting (org_id, kind, segment, word, bits)
            select :org, :kind, :segment, word, ('x' || bits)::bit(1024) from unnest(:words, :bits) it (word, bits)
            """)
        .param("org", Scope.currentOrg().value())
        .param("kind", kind.path())
        .param("segment", segment)
        .param("words", new SqlArrayValue("text", words.keySet().toArray(String[]::new)))
        .param("bits", new SqlArrayValue("text", words.values().toArray(String[]::new)))
        .update();
  }

  /** The words of a segment as indexed, with the positions of each in hex. */
  Map<String, String> indexed(Kind<?> kind, int segment) {
    var found = new HashMap<String, String>();
    jdbc.sql(
            "select word, bit_send(bits) from records.posting where kind = :kind and segment = :segment")
        .param("kind", kind.path())
        .param("segment", segment)
        .query(
            rs -> {
              var bits = rs.getBytes(2);
              found.put(
                  rs.getString(1),
                  java.util.HexFormat.of()
                      .formatHex(Arrays.copyOfRange(bits, LENGTH, bits.length)));
            });
    return found;
  }

  void delete(Kind<?> kind, int segment) {
    jdbc.sql("delete from records.posting where kind = :kind and segment = :segment")
        .param("kind", kind.path())
        .param("segment", segment)
        .update();
  }

  /** The segments in which versions of a record began. */
  List<Integer> segments(Kind<?> kind, UUID id) {
    return new ArrayList<>(
        jdbc.sql(
                "select distinct (it.from_seq - 1) / :length from %s it where it.id = :id"
                    .formatted(kind.table()))
            .param("length", SEGMENT)
            .param("id", id)
            .query(Integer.class)
            .set());
  }
}
