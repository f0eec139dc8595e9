package org.candor.exchange;

import java.util.List;
import java.util.UUID;
import org.candor.records.AsOf;
import org.candor.records.Kind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Records in use by their external keys, across the tables of all registers. */
@Repository
class Known {

  private static final int FETCH = 2_000;

  private final JdbcClient jdbc;

  Known(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  record Keyed(String key, UUID id, int number) {}

  /** Those whose key begins with the prefix and comes after another key, in order of keys. */
  @Transactional(readOnly = true)
  public List<Keyed> after(Kind<?> kind, String prefix, String key) {
    return jdbc.sql(
            """
            select external_key, id, number from %s it
            where %s and not it.retired and it.external_key > :key and it.external_key < :end
            order by it.external_key limit :limit
            """
                .formatted(kind.table(), AsOf.NOW.sql()))
        .param("key", key)
        .param("end", prefix + Character.toString(Character.MAX_CODE_POINT - 2))
        .param("limit", FETCH)
        .query((rs, _) -> new Keyed(rs.getString(1), rs.getObject(2, UUID.class), rs.getInt(3)))
        .list();
  }
}
