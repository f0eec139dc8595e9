package org.candor.support.evidence;

import static org.candor.support.evidence.EvidenceRegisters.EVIDENCE;

import java.util.List;
import java.util.UUID;
import org.candor.records.AsOf;
import org.candor.records.Attachment;
import org.candor.records.Records;
import org.candor.support.evidence.EvidenceFiles.Attached;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The files attached to evidence in use. */
@Repository
class AttachedFiles {

  private final JdbcClient jdbc;
  private final Records records;

  AttachedFiles(JdbcClient jdbc, Records records) {
    this.jdbc = jdbc;
    this.records = records;
  }

  /** Each file with the evidence it is attached to, whether or not it is still there. */
  @Transactional(readOnly = true)
  List<Attached> all(AsOf asOf) {
    return jdbc.sql(
            """
            select to_jsonb(e) as evidence, to_jsonb(it) as attachment
            from (select * from records.attachments it where %1$s and not it.retired
              and it.about_kind = 'support/evidence') it
            join (select * from support.evidence it where %1$s and not it.retired) e
              on e.id = it.about_id
            order by e.number, it.number
            """
                .formatted(asOf.sql()))
        .query(
            (row, _) ->
                new Attached(
                    records.read(EVIDENCE.kind(), row.getString("evidence")),
                    records.read(Attachment.KIND, row.getString("attachment"))))
        .list();
  }

  /** The evidence that is linked with a record, either way. */
  @Transactional(readOnly = true)
  List<UUID> linkedTo(UUID record, AsOf asOf) {
    return jdbc.sql(
            """
            select case when from_kind = 'support/evidence' then from_id else to_id end
            from records.links it
            where %s and not it.retired
              and (it.from_kind = 'support/evidence' and it.to_id = :record
                or it.to_kind = 'support/evidence' and it.from_id = :record)
            """
                .formatted(asOf.sql()))
        .param("record", record)
        .query(UUID.class)
        .list();
  }
}
