package org.candor.api;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.candor.database.Scope;
import org.candor.kernel.PersonId;
import org.candor.records.RecordJson;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;

/** What requests with an Idempotency-Key were answered. */
@Repository
class IdempotencyKeys {

  /** An answer, and the request it was given to. */
  record Kept(byte[] request, Answer answer) {}

  /** An answer that is no JSON: whoever keeps it sealed it. */
  record Sealed(PersonId person, String key, String body) {}

  private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

  private final JdbcClient jdbc;

  IdempotencyKeys(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Takes the key until the transaction ends; false while another request has it. */
  boolean claim(PersonId person, String key) {
    return jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended(:all, 0))")
        .param("all", "api.idempotency %s %s %s".formatted(Scope.currentOrg(), person, key))
        .query(Boolean.class)
        .single();
  }

  Optional<Kept> find(PersonId person, String key, Instant since) {
    return jdbc.sql(
            """
            select request, status, headers, body from api.idempotency
            where person = :person and key = :key and at > :since
            """)
        .param("person", person.value())
        .param("key", key)
        .param("since", Timestamp.from(since))
        .query(
            (rs, _) ->
                new Kept(
                    rs.getBytes(1),
                    new Answer(
                        rs.getInt(2),
                        RecordJson.MAPPER.readValue(rs.getString(3), HEADERS),
                        rs.getString(4))))
        .optional();
  }

  void keep(PersonId person, String key, byte[] request, Answer answer, Instant at) {
    jdbc.sql(
            """
            insert into api.idempotency (org_id, person, key, request, status, headers, body, at)
            values (:org, :person, :key, :request, :status, :headers::jsonb, :body, :at)
            """)
        .param("org", Scope.currentOrg().value())
        .param("person", person.value())
        .param("key", key)
        .param("request", request)
        .param("status", answer.status())
        .param("headers", RecordJson.MAPPER.writeValueAsString(answer.headers()))
        .param("body", answer.body())
        .param("at", Timestamp.from(at))
        .update();
  }

  /** Lets go of the answers that have these words, such as an identifier. */
  void forget(String words) {
    jdbc.sql("delete from api.idempotency where position(:words in body) > 0")
        .param("words", words)
        .update();
  }

  /** Lets go of what somebody was answered. */
  void forget(PersonId person) {
    jdbc.sql("delete from api.idempotency where person = :person")
        .param("person", person.value())
        .update();
  }

  List<Sealed> sealed() {
    return jdbc.sql(
            "select person, key, body from api.idempotency where body <> '' and body !~ '^[{\\[]'")
        .query(
            (rs, _) ->
                new Sealed(
                    new PersonId(rs.getObject(1, UUID.class)), rs.getString(2), rs.getString(3)))
        .list();
  }

  void forget(Sealed it) {
    jdbc.sql("delete from api.idempotency where person = :person and key = :key")
        .param("person", it.person().value())
        .param("key", it.key())
        .update();
  }

  void forget(Instant before) {
    jdbc.sql("delete from api.idempotency where at <= :before")
        .param("before", Timestamp.from(before))
        .update();
  }
}
