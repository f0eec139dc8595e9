package org.candor.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.candor.kernel.OrgId;
import org.candor.kernel.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** With what members prove who they are: every version, as the organization's ledger tells it. */
@Repository
class Credentials {

  /** What stands of a person in the tables that sign-in reads. */
  private static final String STANDING =
      """
      select p.id as person_id,
        encode(sha256(convert_to(w.hash, 'UTF8')), 'hex') as password,
        encode(sha256(t.secret), 'hex') as second_step,
        (select encode(sha256(string_agg(b.hash, ''::bytea order by b.hash)), 'hex')
           from access.backup_code b where b.person_id = p.id) as backup_codes,
        array(select encode(sha256(sha256(k.credential_id) || sha256(k.public_key)), 'hex')
                from access.passkey k where k.person_id = p.id order by 1) as passkeys
        from access.person p
        left join access.password w on w.person_id = p.id
        left join access.totp t on t.person_id = p.id and t.confirmed_at is not null
      """;

  private final JdbcClient jdbc;

  Credentials(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A version of what the ledger tells. */
  record Told(int version, Proofs proofs) {}

  Proofs standing(PersonId person) {
    return jdbc.sql(STANDING + "where p.id = ?")
        .param(person.value())
        .query((row, n) -> proofs(row))
        .single();
  }

  /** Locks the last version, so that two changes come one after the other. */
  Optional<Told> latest(OrgId org, PersonId person) {
    return jdbc.sql(
            """
            select * from access.credential
             where org_id = ? and person_id = ? and to_seq is null
               for update
            """)
        .params(org.value(), person.value())
        .query((row, n) -> new Told(row.getInt("version"), proofs(row)))
        .optional();
  }

  void write(OrgId org, PersonId person, Told it, long seq) {
    jdbc.sql(
            """
            update access.credential set to_seq = ?
             where org_id = ? and person_id = ? and to_seq is null
            """)
        .params(seq, org.value(), person.value())
        .update();
    var proofs = it.proofs();
    jdbc.sql(
            """
            insert into access.credential (org_id, person_id, version, password, second_step,
              backup_codes, passkeys, from_seq)
            values (:org, :person, :version, :password, :step, :codes, :passkeys, :seq)
            """)
        .param("org", org.value())
        .param("person", person.value())
        .param("version", it.version())
        .param("password", proofs.password())
        .param("step", proofs.secondStep())
        .param("codes", proofs.backupCodes())
        .param("passkeys", new SqlArrayValue("text", proofs.passkeys().toArray()))
        .param("seq", seq)
        .update();
  }

  /** Members of whom no ledger tells anything yet: an earlier Candor let them in. */
  List<PersonId> untold(OrgId org) {
    return jdbc.sql(
            """
            select m.person_id from access.membership m
             where m.org_id = ? and m.to_seq is null and m.active
               and not exists (select from access.credential c
                                where c.org_id = m.org_id and c.person_id = m.person_id)
             order by m.person_id
            """)
        .param(org.value())
        .query((row, n) -> new PersonId(row.getObject("person_id", UUID.class)))
        .list();
  }

  /** Members who can prove who they are with something else than the ledger tells. */
  List<UUID> strayed(OrgId org) {
    return jdbc.sql(
            """
            select c.person_id
              from access.credential c
              join access.membership m on m.org_id = c.org_id and m.person_id = c.person_id
                                      and m.to_seq is null and m.active
              join (%s) it on it.person_id = c.person_id
             where c.org_id = ? and c.to_seq is null
               and (c.password, c.second_step, c.backup_codes, c.passkeys)
                   is distinct from (it.password, it.second_step, it.backup_codes, it.passkeys)
             order by c.person_id limit 100
            """
                .formatted(STANDING))
        .param(org.value())
        .query(UUID.class)
        .list();
  }

  static Proofs proofs(ResultSet row) throws SQLException {
    return new Proofs(
        row.getString("password"),
        row.getString("second_step"),
        row.getString("backup_codes"),
        Arrays.asList((String[]) row.getArray("passkeys").getArray()));
  }
}
