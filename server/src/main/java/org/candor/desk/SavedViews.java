package org.candor.desk;

import java.util.List;
import java.util.UUID;
import org.candor.database.Scope;
import org.candor.kernel.PersonId;
import org.candor.records.Ids;
import org.candor.register.Register;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Lists as people like to see them: under a name, for themselves or for all who may read them. */
@Repository
class SavedViews {

  /** The name of the view that only remembers which columns a person chose. */
  static final String COLUMNS = "";

  private final JdbcClient jdbc;

  SavedViews(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  record SavedView(UUID id, PersonId person, String name, boolean shared, String query) {}

  @Transactional(readOnly = true)
  public List<SavedView> of(Register<?> register, PersonId person) {
    return jdbc.sql(
            """
            select id, person, name, shared, query from desk.views
            where path = :path and (person = :person or shared) order by name
            """)
        .param("path", register.path())
        .param("person", person.value())
        .query(
            (rs, _) ->
                new SavedView(
                    rs.getObject(1, UUID.class),
                    new PersonId(rs.getObject(2, UUID.class)),
                    rs.getString(3),
                    rs.getBoolean(4),
                    rs.getString(5)))
        .list();
  }

  /** Saves a view under a name; the person's earlier view of that name is replaced. */
  @Transactional
  public UUID save(
      Register<?> register, PersonId person, String name, boolean shared, String query) {
    return jdbc.sql(
            """
            insert into desk.views values (:org, :id, :path, :person, :name, :shared, :query)
            on conflict (org_id, path, person, name)
            do update set shared = excluded.shared, query = excluded.query returning id
            """)
        .param("org", Scope.currentOrg().value())
        .param("id", Ids.next())
        .param("path", register.path())
        .param("person", person.value())
        .param("name", name)
        .param("shared", shared)
        .param("query", query)
        .query(UUID.class)
        .single();
  }

  /** Everybody takes back their own; says whether there was one. */
  @Transactional
  public boolean delete(UUID id, PersonId person) {
    return jdbc.sql("delete from desk.views where id = :id and person = :person")
            .param("id", id)
            .param("person", person.value())
            .update()
        > 0;
  }

  @Transactional
  public void deleteColumns(Register<?> register, PersonId person) {
    jdbc.sql("delete from desk.views where path = :path and person = :person and name = ''")
        .param("path", register.path())
        .param("person", person.value())
        .update();
  }
}
