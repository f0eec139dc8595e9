package org.candor.database;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Proves at every start that the application's role cannot see past row-level security.
 *
 * <p>Asked as that role itself. A weakness is a row of three columns: what it is about, what is
 * wrong with it, and the SQL that mends it.
 */
final class RoleCheck {

  /** One way past row-level security, and the SQL that closes it. */
  record Weakness(String about, String wrong, String mend) {}

  private static final List<String> QUESTIONS =
      List.of(
          // A role that is above row-level security, or may become one that is.
          """
          select r.rolname about,
                 case when r.rolname = current_user then 'the role ' || current_user
                      else 'the role ' || current_user || ' is member of one that' end
                 || ' has' || case when r.rolsuper then ' SUPERUSER' else '' end
                 || case when r.rolbypassrls then ' BYPASSRLS' else '' end
                 || case when r.rolcreaterole then ' CREATEROLE' else '' end
                 || case when r.rolreplication then ' REPLICATION' else '' end wrong,
                 case when r.rolname = current_user
                      then format('alter role %I nosuperuser nobypassrls nocreaterole noreplication;', r.rolname)
                      else format('revoke %I from %I;', r.rolname, current_user) end mend
          from pg_roles r join pg_roles me on me.rolname = current_user
          where (r.oid = me.oid or not me.rolsuper and pg_has_role(me.oid, r.oid, 'member'))
            and (r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolreplication)
          """,
          """
          select r.rolname about, 'the role ' || current_user || ' reads or writes files of the server' wrong,
                 format('revoke %I from %I;', r.rolname, current_user) mend
          from pg_roles r join pg_roles me on me.rolname = current_user and not me.rolsuper
          where r.rolname in ('pg_execute_server_program', 'pg_read_server_files', 'pg_write_server_files')
            and pg_has_role(me.oid, r.oid, 'member')
          """,
          // An owner can switch row-level security off.
          """
          select owned.name about, 'owned by ' || owner.rolname || ', which ' || current_user || ' is or may become' wrong,
                 case when owner.rolname = current_user
                      then format('alter %s %s owner to %I;', owned.kind, owned.name, :owner)
                      else format('revoke %I from %I;', owner.rolname, current_user) end mend
          from (
            select case c.relkind when 'v' then 'view' when 'm' then 'materialized view' when 'S' then 'sequence' else 'table' end kind,
                   format('%I.%I', n.nspname, c.relname) name, c.relowner owner
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p', 'f', 'v', 'm', 'S') and n.nspname !~ '^(pg_|information_schema$)'
            union all
            select 'schema', format('%I', nspname), nspowner from pg_namespace where nspname !~ '^(pg_|information_schema$)'
            union all
            select case p.prokind when 'p' then 'procedure' else 'function' end, p.oid::regprocedure::text, p.proowner
            from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = any (:schemas)
          ) owned
          join pg_roles owner on owner.oid = owned.owner
          join pg_roles me on me.rolname = current_user and not me.rolsuper
          where pg_has_role(me.oid, owner.oid, 'member')
          order by owned.name
          """,
          """
          select n.nspname about, current_user || ' may create objects in the schema' wrong,
                 format('revoke create on schema %I from %I, public;', n.nspname, current_user) mend
          from pg_namespace n
          where n.nspname = any (:schemas) and has_schema_privilege(n.oid, 'create')
          """,
          // Tables without protection. A partition nobody reads directly is protected by its
          // parent.
          """
          select t.name about, 'the table lacks row-level security, enabled and forced' wrong,
                 case when exists (select 1 from pg_policy p where p.polrelid = t.oid)
                      then format('alter table %s enable row level security, force row level security;', t.name)
                      else format('call candor.protect(%L);', t.name) end mend
          from (
            select format('%I.%I', n.nspname, c.relname) name, c.*
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = any (:schemas) and c.relkind in ('r', 'p', 'f') and c.relname <> :history
          ) t
          where not (t.relrowsecurity and t.relforcerowsecurity)
            and not (t.relispartition and not has_any_column_privilege(t.oid, 'select, insert, update')
                     and not has_table_privilege(t.oid, 'delete'))
          order by t.name
          """,
          """
          select format('%I.%I', n.nspname, c.relname) about, 'the table has no policy' wrong,
                 format('call candor.protect(%L);', format('%I.%I', n.nspname, c.relname)) mend
          from pg_class c join pg_namespace n on n.oid = c.relnamespace
          where n.nspname = any (:schemas) and c.relrowsecurity and c.relkind in ('r', 'p')
            and not exists (select 1 from pg_policy p where p.polrelid = c.oid)
          order by 1
          """,
          """
          select format('%I.%I', p.schemaname, p.tablename) about,
                 'the policy ' || p.policyname || ' compares with no scope' wrong,
                 format('drop policy %I on %I.%I;', p.policyname, p.schemaname, p.tablename) mend
          from pg_policies p
          where p.schemaname = any (:schemas) and p.permissive = 'PERMISSIVE'
            and (coalesce(p.qual, 'candor.org()') !~ 'candor\\.(org|installation)\\(\\)'
                 or coalesce(p.with_check, 'candor.org()') !~ 'candor\\.(org|installation)\\(\\)')
          order by 1
          """,
          // Ways around: TRUNCATE ignores policies, views may look with their owner's eyes.
          """
          select format('%I.%I', n.nspname, c.relname) about,
                 current_user || case when c.relname = :history then ' has rights on the history of migrations'
                                      else ' may TRUNCATE the table' end wrong,
                 format('revoke %s on %I.%I from %I, public;',
                        case when c.relname = :history then 'all' else 'truncate' end, n.nspname, c.relname, current_user) mend
          from pg_class c join pg_namespace n on n.oid = c.relnamespace
          where n.nspname = any (:schemas) and c.relkind in ('r', 'p')
            and (has_table_privilege(c.oid, 'truncate')
                 or c.relname = :history and (has_any_column_privilege(c.oid, 'select, insert, update')
                                              or has_table_privilege(c.oid, 'delete')))
          order by 1
          """,
          """
          select format('%I.%I', n.nspname, c.relname) about,
                 'the view sees what its owner sees' wrong,
                 case c.relkind when 'v' then format('alter view %I.%I set (security_invoker = true);', n.nspname, c.relname)
                                else format('revoke all on %I.%I from %I, public;', n.nspname, c.relname, current_user) end mend
          from pg_class c join pg_namespace n on n.oid = c.relnamespace
          where n.nspname = any (:schemas) and c.relkind in ('v', 'm')
            and has_any_column_privilege(c.oid, 'select, insert, update')
            and (c.relkind = 'm' or not coalesce(c.reloptions::text[] && array['security_invoker=true', 'security_invoker=on'], false))
          order by 1
          """);

  private final Server server;
  private final List<String> schemas;

  private RoleCheck(Server server, List<String> schemas) {
    this.server = server;
    this.schemas = schemas;
  }

  static RoleCheck of(Server server, List<String> rooms) {
    var schemas = new ArrayList<>(rooms);
    schemas.add("candor");
    return new RoleCheck(server, schemas);
  }

  List<Weakness> weaknesses() {
    var app = server.app();
    var source = new SingleConnectionDataSource(server.url(), app.user(), app.password(), true);
    try {
      var jdbc = JdbcClient.create(source);
      return QUESTIONS.stream().flatMap(question -> ask(jdbc, question).stream()).toList();
    } finally {
      source.destroy();
    }
  }

  void require() {
    var weaknesses = weaknesses();
    if (!weaknesses.isEmpty()) {
      throw new DatabaseUnusable(what(weaknesses), mend(weaknesses));
    }
  }

  private List<Weakness> ask(JdbcClient jdbc, String question) {
    return jdbc.sql(question)
        .param("schemas", schemas.toArray(String[]::new))
        .param("history", Migrations.HISTORY)
        .param("owner", server.owner().user())
        .query(Weakness.class)
        .list();
  }

  private String what(List<Weakness> weaknesses) {
    var text =
        new StringBuilder("The role " + server.app() + " could see past row-level security:");
    weaknesses.forEach(
        each -> text.append("\n- ").append(each.about()).append(": ").append(each.wrong()));
    return text.toString();
  }

  private static String mend(List<Weakness> weaknesses) {
    var text = new StringBuilder("Run this as a superuser of the database, then start again:");
    weaknesses.stream()
        .map(Weakness::mend)
        .distinct()
        .forEach(sql -> text.append("\n  ").append(sql));
    return text.toString();
  }
}
